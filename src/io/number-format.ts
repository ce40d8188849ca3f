import type { DecimalMark } from './import-plan.ts';

/**
 * The number that a cell shows, or NaN when it is not a finite number. Understands signs (also −, –, trailing, and
 * accounting parentheses), currency signs and codes before or after (¢: divided by 100), groups of three (or Indian 2-2-3) digits set off
 * by the other mark, blanks, apostrophes or underscores, exponents, per cent (divided by 100), and the digits of
 * Arabic and full-width scripts. Never reads `12,34,5`, `0x1F`, `1.2.3`, `Infinity`. O(length); texts over 64
 * characters are no numbers. Up to 15 digits are read without allocation, correctly rounded (Clinger 1990).
 */
export function readNumber(text: string, decimal: DecimalMark): number {
  const mark = decimal === '.' ? 46 : 44;
  const length = text.length;
  const first = text.charCodeAt(0);
  let i = first === 45 || first === 43 ? 1 : 0;
  let mantissa = 0;
  let digits = 0;
  let scale = -1;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + (code - 48);
      digits++;
      if (scale >= 0) scale++;
    } else if (code === mark && scale < 0) {
      scale = 0;
    } else {
      return readWrittenNumber(text, decimal);
    }
  }
  if (digits === 0 || digits > 15) return readWrittenNumber(text, decimal);
  const value = scale > 0 ? mantissa / POWERS_OF_TEN[scale]! : mantissa;
  return first === 45 ? -value : value;
}

/** What a cell says about the decimal mark: `either` when 1.234 and 1,234 cannot be told apart. */
export type DecimalEvidence = '.' | ',' | 'either' | 'none';

/** The evidence of one cell; `none` for whole numbers and for what is no number. O(length). */
export function decimalEvidence(text: string): DecimalEvidence {
  const core = numberCore(text)?.body;
  if (core === undefined) return 'none';
  const dot = core.lastIndexOf('.');
  const comma = core.lastIndexOf(',');
  if (dot < 0 && comma < 0) return 'none';
  if (dot >= 0 && comma >= 0) return validAs(core, dot > comma ? '.' : ',');
  const mark = dot >= 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  const at = Math.max(dot, comma);
  if (core.indexOf(mark) !== at) return validAs(core, other);
  const before = core.slice(0, at);
  const after = core.length - at - 1;
  if (after !== 3 || before === '' || before === '0' || before.length > 3) return validAs(core, mark);
  return 'either';
}

/** The currency sign or code written in a cell, or '' when there is none. O(length). */
export function currencyMark(text: string): string {
  return numberCore(text)?.currency ?? '';
}

/** The sign of hundredths: 99¢ is 0.99. */
export const CENT = '¢';

const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

const LONGEST = 64;

const CURRENCY_WORDS: ReadonlySet<string> = new Set(
  (
    'USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH TRY INR CNY RMB BRL MXN ARS CLP COP ' +
    'PEN ZAR KRW SGD HKD TWD THB IDR MYR PHP VND AED SAR ILS EGP NGN KES PKR BDT LKR KR KR. ZŁ KČ FT RS RS. FR FR. ' +
    'R$ US$ A$ AU$ C$ CA$ NZ$ HK$ S$ MX$ LEI LV. TL SFR. EURO EUROS'
  ).split(' '),
);

interface NumberCore {
  readonly body: string;
  readonly negative: boolean;
  readonly percent: boolean;
  readonly currency: string;
}

function readWrittenNumber(text: string, decimal: DecimalMark): number {
  const core = numberCore(text);
  if (core === undefined) return NaN;
  const plain = withoutGrouping(core.body, decimal);
  if (plain === undefined) return NaN;
  const value = Number(plain);
  if (!Number.isFinite(value)) return NaN;
  const scaled = core.percent || core.currency.endsWith(CENT) ? value / 100 : value;
  return core.negative ? -scaled : scaled;
}

function validAs(core: string, decimal: DecimalMark): DecimalEvidence {
  return withoutGrouping(core, decimal) === undefined ? 'none' : decimal;
}

function numberCore(text: string): NumberCore | undefined {
  if (text.length > LONGEST) return undefined;
  let body = asciiNumerals(text).trim();
  let negative = false;
  if (body.startsWith('(') && body.endsWith(')')) {
    negative = true;
    body = body.slice(1, -1).trim();
  }
  let currency = '';
  let percent = false;
  for (let pass = 0; pass < 3; pass++) {
    if (body.startsWith('-') || body.startsWith('+')) {
      if (negative) return undefined;
      negative = body.startsWith('-');
      body = body.slice(1).trim();
    }
    const before =
      /^(?:[A-Za-zŁłČč]{0,5}[$€£¥₹₽₩₺₫฿₴₦₱₪¢]|[A-Za-zŁłČč]{2,5}\.?)\s*(?=[-+\d.,])/u.exec(body)?.[0] ?? '';
    if (before !== '' && currency === '') {
      const word = before.trim();
      if (word.length > 1 && !CURRENCY_WORDS.has(word.toUpperCase())) return undefined;
      currency = word;
      body = body.slice(before.length);
    }
  }
  if (body.endsWith('%')) {
    percent = true;
    body = body.slice(0, -1).trim();
  }
  const after = /(?<=[\d.,-])\s*(?:[$€£¥₹₽₩₺₫฿₴₦₱₪¢]|[A-Za-zŁłČč]{2,5}\.?)$/u.exec(body)?.[0] ?? '';
  if (after !== '' && currency === '') {
    const word = after.trim();
    if (word.length > 1 && !CURRENCY_WORDS.has(word.toUpperCase())) return undefined;
    currency = word;
    body = body.slice(0, -after.length);
  }
  if (body.endsWith(',-') || body.endsWith('.-')) body = body.slice(0, -2);
  if (body.endsWith('-')) {
    if (negative) return undefined;
    negative = true;
    body = body.slice(0, -1).trim();
  }
  return /^[\d.,][\d.,' _]*(?:[eE][+-]?\d{1,3})?$/.test(body)
    ? { body, negative, percent, currency }
    : undefined;
}

function asciiNumerals(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) plain = false;
  if (plain) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) out += asciiNumeral(text.charAt(i), text.charCodeAt(i));
  return out;
}

function asciiNumeral(char: string, code: number): string {
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(code - 0x660 + 48);
  if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(code - 0x6f0 + 48);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 48);
  if (code === 0x2212 || code === 0x2012 || code === 0x2013 || code === 0xfe63 || code === 0xff0d) return '-';
  if (code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x2007) return ' ';
  if (code === 0x2019 || code === 0x2bc || code === 0x2018) return "'";
  if (code === 0x66b) return '.';
  if (code === 0x66c) return ',';
  return char;
}

function withoutGrouping(body: string, decimal: DecimalMark): string | undefined {
  const exponentAt = body.search(/[eE]/);
  const exponent = exponentAt < 0 ? '' : body.slice(exponentAt);
  const digits = exponentAt < 0 ? body : body.slice(0, exponentAt);
  const at = digits.indexOf(decimal);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return undefined;
  const grouped = ungrouped(whole, decimal === '.' ? ',' : '.');
  if (grouped === undefined || (grouped === '' && fraction === '')) return undefined;
  return `${grouped === '' ? '0' : grouped}.${fraction === '' ? '0' : fraction}${exponent}`;
}

function ungrouped(whole: string, otherMark: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const separator = /[^\d]/.exec(whole)?.[0] ?? '';
  if (separator !== otherMark && !" '_".includes(separator)) return undefined;
  const groups = whole.split(separator);
  const last = groups.length - 1;
  const size = groups[1]?.length === 2 && groups.length > 2 ? 2 : 3;
  for (let g = 0; g <= last; g++) {
    const group = groups[g]!;
    if (!/^\d+$/.test(group)) return undefined;
    if (g === 0 ? group.length > 3 : group.length !== (g === last ? 3 : size)) return undefined;
  }
  return groups.join('');
}
