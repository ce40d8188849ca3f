import { assert } from '../../../base/assert.ts';
import { InputError } from '../../../base/input-error.ts';
import { type Profiles, stage } from '../model.ts';
import { eventProfiles } from '../profiles/event-profiles.ts';
import { profilesView } from '../profiles/profiles-view.ts';
import { tableProfiles } from '../profiles/table-profiles.ts';

/** Describes each customer by numbers: from its events, or as an imported table has them. */
export const profiles = stage({
  makes: 'profiles',
  title: 'Customer profiles',
  about:
    'Describes each customer by recency, value, engagement, timing and more; what the data cannot support is named.',
  version: 2,
  needs: [],
  wants: ['importedCustomers', 'checked', 'identity'],
  uses: ['source.kind', 'profiles'],
  async run(
    { importedCustomers, checked, identity },
    { source, profiles: settings },
    context,
  ): Promise<Profiles> {
    if (source.kind !== 'customers') {
      assert(checked !== undefined && identity !== undefined, 'profiles need checked events and identities');
      return eventProfiles(checked, identity, settings, context);
    }
    if (importedCustomers === undefined) {
      throw new InputError({
        field: 'source.kind',
        message: 'The data are to come from a customer table, but none is given.',
        remedy: 'Choose a file with one row per customer, or switch to generated data.',
      });
    }
    return tableProfiles(importedCustomers);
  },
  view: profilesView,
  metrics: ({ ids, columns, categories, absent }) => ({
    customers: ids.length,
    features: columns.length,
    categories: categories.length,
    absent: absent.length,
  }),
});
