/**
 * The month, 1…12, that a word names in one of ten European languages, whole or cut to three letters or more
 * (`Jan`, `sept`, `Januar`, `août`, `enero`, `mrt`); undefined for any other word. O(1).
 */
export function monthNumber(word: string): number | undefined {
  return MONTHS.get(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}

const NAMES: readonly string[] = [
  'january january januar janvier enero gennaio janeiro januari styczen stycznia leden tammikuu',
  'february februar fevrier febrero febbraio fevereiro februari luty lutego unor helmikuu',
  'march marz maerz mars marzo marco maart marts marzec marca brezen maaliskuu mrz mrt',
  'april avril abril aprile abril kwiecien kwietnia duben huhtikuu',
  'may mai mayo maggio maio mei maj maja kveten toukokuu',
  'june juni juin junio giugno junho czerwiec czerwca cerven kesakuu',
  'july juli juillet julio luglio julho lipiec lipca cervenec heinakuu',
  'august aout agosto augustus augusti sierpien sierpnia srpen elokuu',
  'september septembre septiembre settembre setembro wrzesien wrzesnia zari syyskuu',
  'october oktober octobre octubre ottobre outubro pazdziernik pazdziernika rijen lokakuu',
  'november novembre noviembre novembro listopad listopada marraskuu',
  'december dezember decembre diciembre dicembre dezembro grudzien grudnia prosinec joulukuu',
];

const MONTHS: ReadonlyMap<string, number> = prefixes();

function prefixes(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  NAMES.forEach((line, month) => {
    for (const name of line.split(' ')) {
      for (let length = 3; length <= name.length; length++) {
        const word = name.slice(0, length);
        if (!months.has(word) || length === name.length) months.set(word, month + 1);
      }
    }
  });
  return months;
}
