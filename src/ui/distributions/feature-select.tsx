import type { FeatureGroup } from '../../pipelines/segmentation/profiles/feature-group.ts';
import type { ProfilesView } from '../../pipelines/segmentation/views.ts';
import { FEATURE_GROUP_TITLES } from '../segmentation/feature-group-titles.ts';

/** All features to choose from, in their groups, and the categories after them. */
export function FeatureSelect({
  id,
  profiles,
  chosen,
  onChoose,
}: {
  readonly id: string;
  readonly profiles: ProfilesView;
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}) {
  const groups = (Object.keys(FEATURE_GROUP_TITLES) as FeatureGroup[]).flatMap((group) => {
    const columns = profiles.columns.filter((column) => column.group === group);
    return columns.length === 0 ? [] : [{ title: FEATURE_GROUP_TITLES[group], columns }];
  });
  return (
    <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {groups.map(({ title, columns }) => (
        <optgroup key={title} label={title}>
          {columns.map(({ name, title: feature }) => (
            <option key={name} value={name}>
              {feature}
            </option>
          ))}
        </optgroup>
      ))}
      {profiles.categories.length === 0 ? undefined : (
        <optgroup label="Categories">
          {profiles.categories.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
