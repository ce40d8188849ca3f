import { withoutAccents } from '../base/without-accents.ts';
import type { EventRole } from './import-plan.ts';

/**
 * How well a column's name fits a role: 3 = it is one of the role's own names ("Customer ID", "Kundennummer"),
 * 2 = a looser name of it, 1 = it contains a word of it, 0 = it does not fit. Case, accents, blanks, signs, camel case,
 * brackets and units do not matter. O(length).
 */
export function nameFit(role: EventRole, name: string): 0 | 1 | 2 | 3 {
  const words = nameWords(name);
  const joined = words.join('');
  if (joined === '') return 0;
  if (NAMES[role].own.has(joined)) return 3;
  if (NAMES[role].loose.has(joined)) return 2;
  if (role !== 'customer' && role !== 'order' && role !== 'type' && isIdName(name)) return 0;
  return words.some((word) => NAMES[role].words.has(word)) ? 1 : 0;
}

/** Whether the name says that the column numbers or identifies things. O(length). */
export function isIdName(name: string): boolean {
  const words = nameWords(name);
  const joined = words.join('');
  return (
    words.some((word) => ID_WORDS.has(word)) ||
    (/(?:id|uuid|guid|nummer|nr)$/.test(joined) &&
      joined.length <= 14 &&
      !/(?:paid|grid|bid|mid|valid|void|covid|humid)$/.test(joined))
  );
}

/** Whether the name is that of a price for one piece. O(length). */
export function isUnitPriceName(name: string): boolean {
  return UNIT_PRICES.has(nameWords(name).join(''));
}

/** Whether the name is that of a known class of the rows. O(length). */
export function isLabelName(name: string): boolean {
  return LABELS.has(nameWords(name).join(''));
}

/** Whether the name is that of a currency column. O(length). */
export function isCurrencyName(name: string): boolean {
  return CURRENCIES.has(nameWords(name).join(''));
}

/** Whether a cell is a name that headers use. O(length). */
export function isHeaderWord(cell: string): boolean {
  if (cell.length > 60 || !/\p{L}/u.test(cell)) return false;
  const joined = nameWords(cell).join('');
  if (joined === 'id' || LABELS.has(joined) || UNIT_PRICES.has(joined)) return true;
  return Object.values(NAMES).some((names) => names.own.has(joined));
}

/** The words of a column name: lower case, without accents, signs, bracketed units and numbers. O(length). */
export function nameWords(name: string): readonly string[] {
  const plain = withoutAccents(name.replace(/ß/g, 'ss'))
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !NOISE.has(word) && !/^\d+$/.test(word));
  return telling.length > 0 ? telling : words;
}

interface RoleNames {
  readonly own: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const NOISE = set(
  'utc gmt cet eur usd gbp chf in of the incl including inc vat tax mwst ttc ht sterling local t de du des della do da del',
);

const ID_WORDS = set(
  'id ids no nr num number numero nummer key code uuid guid ref reference index idx postcode postal zip plz phone tel year cuit iban sku',
);

const LABELS = set(
  'label labels class klasse truth target cluster segment species archetype groundtruth truelabel group y',
);

const CURRENCIES = set('currency currencycode waehrung wahrung devise moneda moeda valuta waluta iso4217');

const UNIT_PRICES = set(
  'unitprice price priceperunit itemprice einzelpreis stuckpreis stueckpreis preis prix prixunitaire precio preciounitario prezzo ' +
    'prezzounitario preco precounitario prijs eenheidsprijs stukprijs pris styckpris cena cenajednostkowa listprice saleprice sellingprice pricepaid',
);

const NAMES: Readonly<{ [role in EventRole]: RoleNames }> = {
  customer: names(
    'customer customerid customerno customernr customernumber customercode customerkey cust custid custno clientid client clientno ' +
      'clientnumber userid user memberid member accountid buyerid buyer shopperid shopper consumerid cardid cardholderid householdid ' +
      'visitorid subscriberid personid contactid donorid patientid guestid playerid kunde kundeid kundenid kundennr kundennummer kdnr ' +
      'kundnr kundnummer kundennr cliente idcliente clienteid codigocliente codcliente numeroclient codeclient idclient clientcode ' +
      'klant klantid klantnr klantnummer kund kundid klient idklienta klientid asiakas asiakasid asiakasnumero zakaznik musteri msisdn',
    'supplier vendor vendorid supplierid suppliername vendorname customername clientname kundenname username donor account accountno ' +
      'accountnumber email emailaddress mail customeremail emailkey namekey name fullname lieferant fournisseur proveedor payer patient ' +
      'profileid devicesid deviceid sessionuser uid user_id contact person author actor who phone beneficiary',
    'customer client kunde kunden cliente klant user member buyer shopper supplier vendor klient donor',
  ),
  time: names(
    'date time timestamp datetime datum zeit zeitpunkt fecha data dato dag jour quand when orderdate ordertime invoicedate invoicetime purchasedate ' +
      'purchasetime transactiondate transactiontime transactiondatetime paymentdate paymenttime paydate datepaid eventtime eventdate eventtimestamp occurredat happenedat ' +
      'createdat saledate salesdate salesday bookingdate bestelldatum rechnungsdatum kaufdatum buchungsdatum buchungstag belegdatum ' +
      'datecommande dateachat datefacture datetransaction fechacompra fechapedido fechafactura datapedido datacompra dataacquisto ' +
      'dataordine besteldatum factuurdatum orderdatum kopdatum datazakupu datazamowienia datezamowienia paivamaara pvm tarih ts at eventtimestamputc date_time yyyymmdd',
    'day month period created createdon createdate creationdate orderedat purchasedat paidat visitdate visittime sessiondate postingdate ' +
      'valuedate registrationdate monat mois mes mese week dateofpayment datesettled datepayment settlementdate',
    'date datum fecha time timestamp dato datetime zeitpunkt',
  ),
  amount: names(
    'amount amt total totalamount totalprice totalvalue totalsales totalrevenue totalspent grandtotal lineamount linetotal revenue sales ' +
      'turnover spend spent spending value ordervalue orderamount ordertotal invoiceamount invoicetotal paymentamount paidamount amountpaid ' +
      'transactionamount transactionvalue purchaseamount purchasevalue saleamount salesamount netamount grossamount netsales grosssales ' +
      'netrevenue betrag gesamt gesamtbetrag summe umsatz bestellwert rechnungsbetrag nettobetrag bruttobetrag warenwert wert montant ' +
      'montanttotal chiffreaffaires valeur importe importetotal monto montototal valor valortotal importo importototale totale fatturato ' +
      'bedrag totaalbedrag omzet belopp summa belob kwota kwotacalkowita wartosc tutar quantia gasto donation donationamount price_total subtotal',
    'monetary money cost costs payment payments net gross charge fee fees income price pricepaid priceeur sum paid debit credit',
    'amount revenue total betrag montant importe importo umsatz bedrag belopp kwota valor turnover sales spend spent',
  ),
  type: names(
    'type eventtype event eventname action activity activitytype transactiontype transtype txntype ereignis ereignistyp ereignisart ' +
      'vorgang vorgangsart typ art aktion evenement typeevenement tipo tipoevento evento azione accion handeling gebeurtenis handelse zdarzenie',
    'kind movement movementtype recordtype status orderstatus',
    '',
  ),
  order: names(
    'order orderid orderno ordernr ordernumber invoiceid invoice invoiceno invoicenr invoicenumber receipt receiptid receiptno receiptnumber ' +
      'basket basketid cartid bestellung bestellid bestellnr bestellnummer auftrag auftragsnr auftragsnummer rechnung rechnungsnr ' +
      'rechnungsnummer beleg belegnr belegnummer bon bonnr commande numerocommande idcommande facture numerofacture pedido idpedido ' +
      'numeropedido numpedido factura numerofactura ordine numeroordine idordine fattura bestelling ordernummer factuurnummer ' +
      'fakturanr fakturanummer zamowienie nrzamowienia ticketid ticketno salesorder salesorderid purchaseid checkoutid',
    'transactionid transactionno transactionnumber transno txnid tranid docno documentno documentnumber docnumber voucher voucherno saleid',
    '',
  ),
  category: names(
    'category categoryname categoryid productcategory productgroup productline department departmentname maincategory itemcategory kategorie ' +
      'warengruppe produktgruppe produktkategorie abteilung sparte categorie rayon famille categoria categoriaproducto familia reparto ' +
      'productgroep kategori kategoria varugrupp genre',
    'subcategory expensetype expensearea accountdescription productfamily division segmentname brand producttype section aisle',
    'category kategorie categorie categoria warengruppe',
  ),
  device: names(
    'device devicetype devicecategory platform gerat geraet geratetyp geraetetyp appareil typeappareil dispositivo apparaat enhet ' +
      'urzadzenie laite terminal',
    'os operatingsystem browser useragent devicename',
    'device',
  ),
  quantity: names(
    'quantity qty quantityordered orderquantity unitsold units unitssold pieces pcs itemcount items nitems noofitems numitems itemsold ' +
      'menge anzahl stuck stueck stuckzahl stueckzahl quantite qte cantidad cant quantita quantidade aantal antal ilosc maara adet',
    'count numberofitems volume n ncds nproducts nitem numproducts productcount nfiles',
    '',
  ),
  discount: names(
    'discount discountamount discountrate discountpct discountpercent discountpercentage discountvalue discountapplied rabatt nachlass ' +
      'rabattbetrag rabattprozent skonto remise reduction descuento sconto desconto korting rabat alennus indirim markdown promodiscount coupondiscount voucherdiscount',
    'promotion rebate coupon couponamount voucheramount',
    'discount rabatt remise descuento sconto korting rabat',
  ),
  channel: names(
    'channel saleschannel orderchannel marketingchannel kanal vertriebskanal verkaufskanal bestellkanal canal canalvente canalventa canale ' +
      'kanaal verkoopkanaal kanava utmsource trafficsource channelgrouping',
    'source medium utmmedium acquisitionchannel storetype shoptype',
    'channel kanal canal',
  ),
};

function names(own: string, loose: string, words: string): RoleNames {
  return { own: set(own), loose: set(loose), words: set(words) };
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').filter((word) => word !== ''));
}
