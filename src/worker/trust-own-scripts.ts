/** The part of Trusted Types that is relied on; not every browser has them. */
interface ScriptTrust {
  createPolicy(
    name: 'default',
    rules: { readonly createScriptURL: (url: string) => string | undefined },
  ): unknown;
}

/**
 * Lets this page or worker start scripts of its own folder and nothing else: where the policy asks for Trusted Types,
 * every other text that would become script or markup is refused. Once per page or worker. `folder` is the address of
 * the site's folder. Does nothing in browsers without Trusted Types.
 */
export function trustOwnScripts(folder: URL): void {
  const trust = (globalThis as { readonly trustedTypes?: ScriptTrust }).trustedTypes;
  trust?.createPolicy('default', { createScriptURL: (url) => ownScript(url, folder) });
}

/** The address when it lies in `folder`, else undefined. */
export function ownScript(url: string, folder: URL): string | undefined {
  const { href } = new URL(url, folder);
  return href.startsWith(folder.href) ? href : undefined;
}
