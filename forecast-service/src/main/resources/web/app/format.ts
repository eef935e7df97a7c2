/** Numbers and names in words. */

const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const three = new Intl.NumberFormat('en', {maximumSignificantDigits: 3});

/** A number with at most three digits that count, e.g. "1,180 thousand" of 1,183,402 in thousands. */
export function number(value: number): string {
  return Math.abs(value) >= 1000 ? whole.format(value) : three.format(value);
}

export function percent(fraction: number): string {
  const value = 100 * fraction;
  return `${value > 0 && value < 1 ? '< 1' : whole.format(value)} %`;
}

export function signed(value: number): string {
  return (value > 0 ? '+' : value < 0 ? '−' : '±') + number(Math.abs(value));
}

/** The id inside a resource name. */
export function id(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** "segments/ai-labs" or "LEGAL_IMPORT" as a reader would write it. */
export function words(name: string): string {
  const text = id(name).replace(/[_-]/g, ' ').toLowerCase();
  const capitals = text.replace(/\b(ai|hbm|us|eu|cn|nl|jp|kr|dram|h20|h200|rtx|smic|tsmc|gain)\b/g, (word) => word.toUpperCase());
  return capitals.charAt(0).toUpperCase() + capitals.slice(1);
}

/** The key of a provision, e.g. "us-h20-licence · h20". */
export function provisionName(name: string): string {
  const parts = name.split('/');
  return parts.length === 4 ? `${words(parts[1])} · ${words(parts[3]).toLowerCase()}` : words(name);
}

export function date(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

/** Rows of a table as CSV, RFC 4180. */
export function csv(columns: string[], rows: (string | number)[][]): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

export function download(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
