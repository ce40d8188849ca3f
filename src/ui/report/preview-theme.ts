/** Lets the document be shown in the page's theme, whatever the system prefers; on paper it stays light. */
export function previewTheme(preview: Document): (theme: 'light' | 'dark') => void {
  const rules = [...preview.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const roots = rules.filter((rule) => isStyleRule(rule) && rule.selectorText === ':root');
  const dark = rules.filter((rule) => isMediaRule(rule) && rule.conditionText.includes('color-scheme: dark'));
  return (theme) => {
    for (const rule of roots) (rule as CSSStyleRule).style.colorScheme = theme;
    for (const rule of dark) (rule as CSSMediaRule).media.mediaText = theme === 'dark' ? 'screen' : 'not all';
  };
}

// The rules are of another window, and so of other classes than this window's.
function isStyleRule(rule: CSSRule): rule is CSSStyleRule {
  return 'selectorText' in rule;
}

function isMediaRule(rule: CSSRule): rule is CSSMediaRule {
  return 'media' in rule && 'conditionText' in rule;
}
