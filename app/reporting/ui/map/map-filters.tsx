import { focusAreaName } from '~/diagnosis/domain';
import { focusOptions } from '~/diagnosis/ui/focus-options';
import { DESIGNATIONS } from '~/directory/domain';
import { DESIGNATION_NAMES } from '~/directory/wording';
import { EVERYWHERE, NO_OUTCOME, PHASE_NAMES } from '~/schools/domain';
import { type ActiveFilter, Checkbox, formState, Hidden, SelectField, withQuery } from '~/ui';
import { LAYERS, type Layer, type MapQuery } from '../../domain/map/query';
import type { MapPageView } from '../../map/queries.server';

const LAYER_NAMES: Record<Layer, string> = {
  both: 'Schools and leaders',
  schools: 'Schools',
  leaders: 'Leaders',
};

/** The fields of the filter form. What it does not ask but the address says, such as a name, is carried on. */
export function MapFilterFields({ map, query }: { map: MapPageView; query: MapQuery }) {
  const { choices, own, place, subject } = map;
  const { schools } = query;
  const form = formState(null, {
    la: place.code === own.code ? '' : place.code,
    place: query.place,
    show: query.show,
    phase: schools.phase,
    band: schools.band,
    focus: query.focus,
    designation: query.designation,
    circles: query.circles ? 'on' : '',
  });
  const select = { form, width: 'full', optional: true } as const;
  const others = choices.authorities.filter(({ code }) => code !== own.code);
  return (
    <>
      {subject.kind === 'school' ? null : (
        <SelectField
          {...select}
          name="la"
          label="Schools of"
          options={[
            { value: '', label: own.name },
            { value: EVERYWHERE, label: 'All of England' },
            ...(others.length > 0
              ? [
                  {
                    label: 'Other authorities',
                    options: others.map(({ code, name }) => ({ value: code, label: name })),
                  },
                ]
              : []),
          ]}
        />
      )}
      {choices.towns.length > 1 ? (
        <SelectField
          {...select}
          name="place"
          label="Place"
          empty="All of it"
          options={choices.towns.map((town) => ({ value: town, label: town }))}
        />
      ) : null}
      {subject.kind === 'area' ? (
        <SelectField
          {...select}
          name="show"
          label="Show"
          options={LAYERS.map((value) => ({ value, label: LAYER_NAMES[value] }))}
        />
      ) : null}
      <SelectField
        {...select}
        name="phase"
        label="Phase"
        empty="Any phase"
        options={PHASE_NAMES.map((value) => ({ value, label: value }))}
      />
      {choices.bands.length > 0 && subject.kind !== 'school' ? (
        <SelectField
          {...select}
          name="band"
          label="Band"
          empty="Any band"
          options={choices.bands.map(({ key, name }) => ({ value: key, label: name }))}
        />
      ) : null}
      {subject.kind === 'leader' ? null : (
        <>
          <SelectField
            {...select}
            name="focus"
            label="Leaders who support"
            empty="Any focus area"
            options={focusOptions()}
          />
          <SelectField
            {...select}
            name="designation"
            label="Designation"
            empty="Any designation"
            options={DESIGNATIONS.map((value) => ({
              value,
              label: `${DESIGNATION_NAMES[value]} (${value})`,
            }))}
          />
          <Checkbox form={form} name="circles" label="Draw how far they travel" />
        </>
      )}
      <Hidden
        values={{
          q: schools.search || null,
          type: schools.type || null,
          trust: schools.trust || null,
          rating: schools.rating || null,
          school: query.school,
          leader: query.leader,
        }}
      />
    </>
  );
}

/** The filters in force, each with the address without it. */
export function activeMapFilters(map: MapPageView, query: MapQuery, address: string): ActiveFilter[] {
  const { schools } = query;
  const without = (name: string) =>
    withQuery('/map', address, { [name]: null, page: null, lpage: null, at: null, zoom: null });
  const band = map.choices.bands.find(({ key }) => key === schools.band);
  const filters: (ActiveFilter | false)[] = [
    schools.search !== '' && { label: `“${schools.search}”`, removeHref: without('q') },
    map.place.code !== map.own.code && { label: map.place.name, removeHref: without('la') },
    query.place !== '' && { label: query.place, removeHref: without('place') },
    query.show !== 'both' && { label: `${LAYER_NAMES[query.show]} only`, removeHref: without('show') },
    schools.phase !== '' && { label: schools.phase, removeHref: without('phase') },
    schools.type !== '' && { label: 'One kind of school', removeHref: without('type') },
    schools.trust !== '' && { label: 'One trust', removeHref: without('trust') },
    schools.rating !== '' && {
      label: schools.rating === NO_OUTCOME ? 'No inspection outcome' : schools.rating,
      removeHref: without('rating'),
    },
    band !== undefined && { label: band.name, removeHref: without('band') },
    query.focus !== '' && { label: focusAreaName(query.focus), removeHref: without('focus') },
    query.designation !== '' && { label: query.designation, removeHref: without('designation') },
    query.circles && { label: 'How far they travel', removeHref: without('circles') },
  ];
  return filters.filter((filter) => filter !== false);
}
