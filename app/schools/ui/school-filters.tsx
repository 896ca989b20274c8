import { type ActiveFilter, type FormState, Hidden, SelectField, TextField, withQuery } from '~/ui';
import {
  EVERYWHERE,
  NO_OUTCOME,
  PHASE_NAMES,
  RATINGS,
  type SchoolListQuery,
  SORTS,
  STATUS_GROUPS,
  TYPE_GROUPS,
} from '../domain';
import type { SchoolList } from '../list.server';
import { SORT_NAMES, STATUS_NAMES, TYPE_GROUP_NAMES } from '../wording';

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** The fields of the filter form, filled with what is asked now. */
export function SchoolFilterFields({ form, list }: { form: FormState; list: SchoolList }) {
  const { authorities, trusts, bands } = list.choices;
  const others = authorities.filter(({ code }) => code !== list.own.code);
  return (
    <>
      <TextField
        form={form}
        name="q"
        type="search"
        label="Search"
        hint="Name, URN, town or postcode"
        optional
      />
      <SelectField
        form={form}
        name="la"
        label="Local authority"
        width="full"
        optional
        options={[
          { value: '', label: list.own.name },
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
      <SelectField
        form={form}
        name="status"
        label="Open or closed"
        width="full"
        optional
        options={[...STATUS_GROUPS, 'any' as const].map((value) => ({ value, label: STATUS_NAMES[value] }))}
      />
      <SelectField
        form={form}
        name="phase"
        label="Phase"
        width="full"
        optional
        empty="Any phase"
        options={asOptions(PHASE_NAMES)}
      />
      <SelectField
        form={form}
        name="type"
        label="Kind of school"
        width="full"
        optional
        empty="Any kind"
        options={TYPE_GROUPS.map((value) => ({ value, label: TYPE_GROUP_NAMES[value] }))}
      />
      {bands.length > 0 ? (
        <SelectField
          form={form}
          name="band"
          label="Band"
          width="full"
          optional
          empty="Any band"
          options={bands.map(({ key, name }) => ({ value: key, label: name }))}
        />
      ) : null}
      <SelectField
        form={form}
        name="rating"
        label="Inspection outcome"
        width="full"
        optional
        empty="Any outcome"
        options={[...asOptions(RATINGS), { value: NO_OUTCOME, label: 'None recorded' }]}
      />
      {trusts.length > 0 ? (
        <SelectField
          form={form}
          name="trust"
          label="Trust"
          width="full"
          optional
          empty="Any trust"
          options={trusts.map(({ uid, name }) => ({ value: uid, label: name }))}
        />
      ) : null}
      <SelectField
        form={form}
        name="sort"
        label="In order of"
        width="full"
        optional
        options={SORTS.map((value) => ({ value, label: SORT_NAMES[value] }))}
      />
      <Hidden values={{ order: form.value('order') || null }} />
    </>
  );
}

/** The filters in force, each with the address without it. */
export function activeFilters(
  path: string,
  address: string,
  query: SchoolListQuery,
  list: SchoolList,
): ActiveFilter[] {
  const without = (name: string) => withQuery(path, address, { [name]: null, page: null });
  const filters: (ActiveFilter | false)[] = [
    query.search !== '' && { label: `“${query.search}”`, removeHref: without('q') },
    list.place.code !== list.own.code && { label: list.place.name, removeHref: without('la') },
    query.status !== 'open' && { label: STATUS_NAMES[query.status], removeHref: without('status') },
    query.phase !== '' && { label: query.phase, removeHref: without('phase') },
    query.type !== '' && {
      label: TYPE_GROUP_NAMES[query.type as keyof typeof TYPE_GROUP_NAMES],
      removeHref: without('type'),
    },
    query.band !== '' &&
      list.choices.bands.length > 0 && {
        label: list.choices.bands.find(({ key }) => key === query.band)?.name ?? query.band,
        removeHref: without('band'),
      },
    query.rating !== '' && {
      label: query.rating === NO_OUTCOME ? 'No inspection outcome' : query.rating,
      removeHref: without('rating'),
    },
    query.trust !== '' && {
      label: list.choices.trusts.find(({ uid }) => uid === query.trust)?.name ?? 'One trust',
      removeHref: without('trust'),
    },
  ];
  return filters.filter((filter) => filter !== false);
}
