declare const __STRATA_VERSION__: string;

/** Version of Strata, put in from package.json when the sources are bundled or tested. */
export const version: string = __STRATA_VERSION__;
