/** Colours that people with any kind of colour vision can tell apart (after Okabe and Ito), for light and dark. */

const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  return dark.matches;
}

/** Calls when light turns to dark or back. Returns how to stop. */
export function onTheme(changed: () => void): () => void {
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}

export interface Palette {
  text: string;
  faint: string;
  line: string;
  page: string;
  main: string;
  other: string;
  warn: string;
  series: string[];
  heat: string[];
  diverging: [string, string];
}

export function palette(): Palette {
  return isDark()
    ? {
        text: '#e8ebef',
        faint: '#a3adb8',
        line: '#39434e',
        page: '#171c22',
        main: '#56b4e9',
        other: '#ffb454',
        warn: '#ff8a5c',
        series: ['#56b4e9', '#ffb454', '#2fc596', '#e59ac5', '#f0e442', '#ff8a5c', '#b9c2cc'],
        heat: ['#1d242c', '#5a3a22', '#a45a1c', '#e98a2b', '#ffd9a8'],
        diverging: ['#56b4e9', '#ff8a5c'],
      }
    : {
        text: '#1c2430',
        faint: '#55606d',
        line: '#d9dee4',
        page: '#ffffff',
        main: '#0b5fa5',
        other: '#b35c00',
        warn: '#b43a00',
        series: ['#0072b2', '#c77700', '#007d5c', '#b0548a', '#8a7d00', '#b43a00', '#55606d'],
        heat: ['#f4f6f8', '#fdd9b0', '#f7a35c', '#d9690f', '#7a2e00'],
        diverging: ['#0b5fa5', '#b43a00'],
      };
}

/** A colour with an opacity, for bands of one hue. */
export function fade(colour: string, opacity: number): string {
  const hex = (at: number) => parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${hex(1)}, ${hex(3)}, ${hex(5)}, ${opacity})`;
}
