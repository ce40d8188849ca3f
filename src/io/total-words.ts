import { withoutAccents } from '../base/without-accents.ts';

/** Whether a cell begins with a word for totals, in one of some thirty languages; case, accents and signs do not matter. O(1). */
export function isTotalWord(cell: string): boolean {
  if (!mayBeTotal(cell)) return false;
  const words = plainWords(cell);
  if (WHOLE.has(words.join(''))) return true;
  const first = words.find((word) => !BEFORE.has(word));
  return first !== undefined && TOTALS.has(first);
}

/**
 * Whether an id says that its row is a total rather than a customer: it holds words for totals only, or begins with one that is
 * followed by what is added up (`Total for May`, `Subtotal C1`, `TOTAL:`). `Total Fitness Ltd` does not. O(1), without allocation
 * for nearly all ids.
 */
export function isTotalId(id: string): boolean {
  if (!mayBeTotal(id)) return false;
  const words = plainWords(id);
  if (WHOLE.has(words.join('')) || ALONE.has(words.join(''))) return true;
  if (!isTotalWord(id)) return false;
  if (words.every((word) => TOTALS.has(word) || BEFORE.has(word) || BESIDE.has(word))) return true;
  return /\d|:/.test(id) || PARTIAL.test(words.join('')) || words.some((word) => OF.has(word));
}

/** Whether an id ends as the subtotals of spreadsheets do (`C1 Total`); people may be called so. O(1). */
export function endsAsTotal(id: string): boolean {
  if (endsWithDigit(id)) return false;
  const at = id.lastIndexOf(' ');
  return (
    at > 0 && id.length - at <= LONGEST_LAST && id.length <= LONGEST && LAST.has(plain(id.slice(at + 1)))
  );
}

/** Whether the last character is a digit of ASCII, as that of most ids is: they end with no word. O(1). */
export function endsWithDigit(id: string): boolean {
  const last = id.charCodeAt(id.length - 1);
  return last >= 48 && last <= 57;
}

const LONGEST_LAST = 16;

const LONGEST = 40;

const TOTALS = wordSet(
  'total totals totale totaal totali totales totais totaux totalt totalsumme sum sums summe summen gesamt gesamtsumme gesamtergebnis ' +
    'gesamtbetrag gesamtwert gesamttotal endsumme endergebnis insgesamt zwischensumme zwischenergebnis teilsumme subtotal subtotale subtotaal ' +
    'subtotales soustotal eindtotaal deelsumma deeltotaal somme suma soma summa totalsumma delsumma mellansumma delsum samlet ialt razem ogółem łącznie ' +
    'yhteensä välisumma celkem celkom mezisoučet medzisúčet součet súčet spolu összesen mindösszesen részösszeg végösszeg összesített toplam ' +
    'aratoplam итого всего итог подытог сумма всього усього разом підсумок общо ukupno sveukupno skupaj kopā kokku visoje σύνολο סהכ ' +
    'الإجمالي إجمالي المجموع مجموع جمع कुल योग รวม ผลรวม รวมทั้งหมด tổng jumlah 合计 总计 小计 总和 总数 合計 總計 小計 總和 總數 総計 総合計 計 ' +
    '합계 총계 소계 총합계',
);

/** Stand before words for totals. */
const BEFORE = wordSet(
  'grand gran sub sous genel ara общий γενικό γενικο geral i iš final overall celkový celková łączna kul jumla',
);

/** Stand beside words for totals, and say no more. */
const BESIDE = wordSet(
  'general générale général generale geral genel general complessivo complessiva parcial parziale partiel cộng keseluruhan sales amount revenue row rows all',
);

const OF = wordSet('for of für fuer de du des di del do van per par pour voor za за по');

/** Two words that are one word for totals. */
const WHOLE = wordSet('ialt išviso סהכ soustotal grandtotal tongcong');

/** Words for totals where nothing else stands there; else words of any name. */
const ALONE = wordSet('all overall everything alle tous todos tutti allcustomers allrows');

/** Stand behind the name of what is added up. */
const LAST = wordSet('total totals subtotal totaal totale summe ergebnis gesamt zwischensumme итог итого');

const PARTIAL = /^(?:sub|sous|zwischen|teil|mezi|medzi|resz|ara|valis|mellan|del|deel)/;

const FIRSTS: ReadonlySet<number> = new Set(
  [...TOTALS, ...BEFORE, ...WHOLE, ...ALONE, 'إ'].flatMap((word) => [
    word.charCodeAt(0),
    word.toUpperCase().charCodeAt(0),
    word.normalize('NFC').charCodeAt(0),
  ]),
);

const PAIRS: ReadonlySet<number> = new Set(
  [...TOTALS, ...BEFORE, ...WHOLE, ...ALONE].map((word) => pair(word.charCodeAt(0), word.charCodeAt(1))),
);

/** False for nearly everything that is no total, by its first two characters. */
function mayBeTotal(cell: string): boolean {
  if (cell === '' || cell.length > LONGEST) return false;
  const first = cell.charCodeAt(0);
  const second = cell.charCodeAt(1);
  if (first >= 48 && first <= 57) return false;
  if (!isLatinLetter(first)) return first < 128 || first === 160 || FIRSTS.has(first) || isAccented(first);
  if (!isLatinLetter(second)) return first === 105 || first === 73 || !(second < 128);
  return PAIRS.has(pair(first | 32, second | 32));
}

function isLatinLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isAccented(code: number): boolean {
  return code >= 0xc0 && code <= 0x17f;
}

function pair(first: number, second: number): number {
  return first * 65_536 + second;
}

/** Lower case, without accents and signs. */
function plainWords(text: string): readonly string[] {
  return plain(text)
    .replace(/["'’״]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function plain(text: string): string {
  return withoutAccents(text.normalize('NFKC')).toLowerCase().replaceAll('ł', 'l').replaceAll('ß', 'ss');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(plain));
}
