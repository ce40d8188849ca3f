import { titleInText } from './title-in-text.ts';

/** What a segment is called for a high or a low value of a feature; features of one theme say similar things. */
export interface FeatureWords {
  readonly high: string;
  readonly low: string;
  readonly theme: string;
}

/** The words for a feature; one that is not in the table is named by its title without its unit: "high grocery". */
export function featureWords(name: string, title: string): FeatureWords {
  const known = WORDS.get(name);
  if (known !== undefined) return known;
  const short = titleInText(title);
  return { high: `high ${short}`, low: `low ${short}`, theme: name };
}

// A map, for a column of a table may be called __proto__ or constructor.
const WORDS: ReadonlyMap<string, FeatureWords> = new Map(
  Object.entries({
    recency: { high: 'lapsed', low: 'recent buyers', theme: 'recency' },
    frequency: { high: 'frequent buyers', low: 'rare buyers', theme: 'purchases' },
    monetary: { high: 'high revenue', low: 'low revenue', theme: 'revenue' },
    average_order_value: { high: 'high order value', low: 'low order value', theme: 'order value' },
    purchases: { high: 'many purchases', low: 'few purchases', theme: 'purchases' },
    sessions: { high: 'frequent visitors', low: 'rare visitors', theme: 'visits' },
    views_per_session: { high: 'long visits', low: 'short visits', theme: 'views' },
    carts_per_view: { high: 'cart fillers', low: 'small carts', theme: 'carts' },
    purchases_per_cart_session: { high: 'carts that convert', low: 'carts left behind', theme: 'conversion' },
    cart_abandonment: { high: 'cart abandoners', low: 'carts that convert', theme: 'conversion' },
    discount_share: { high: 'discount hunters', low: 'full price', theme: 'discounts' },
    refund_rate: { high: 'refund heavy', low: 'hardly any refunds', theme: 'refunds' },
    category_entropy: { high: 'broad assortment', low: 'narrow assortment', theme: 'assortment' },
    top_category_lift: { high: 'one favourite category', low: 'no favourite category', theme: 'assortment' },
    weekend_share: { high: 'weekend', low: 'weekdays', theme: 'weekday' },
    evening_share: { high: 'evening', low: 'daytime', theme: 'hour' },
    mean_hour_sin: { high: 'morning', low: 'evening', theme: 'hour' },
    mean_hour_cos: { high: 'late hours', low: 'midday', theme: 'hour' },
    tenure: { high: 'long active', low: 'briefly active', theme: 'tenure' },
    inter_purchase_mean: { high: 'slow to buy again', low: 'quick to buy again', theme: 'purchases' },
    inter_purchase_cv: { high: 'irregular purchases', low: 'regular purchases', theme: 'regularity' },
    mobile_share: { high: 'mobile', low: 'desktop', theme: 'device' },
  }),
);
