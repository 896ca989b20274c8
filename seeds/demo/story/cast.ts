import type { Role, Viewer } from '~/accounts/domain/roles';
import type { DemoPerson } from '../people';
import type { DemoProvider } from '../providers';
import type { DemoSchool } from '../schools';
import type { DemoCounty } from '../world';

/** Who plays whom: finds the people of the demo by what they do, as viewers that commands take. */
export class Cast {
  constructor(private readonly counties: readonly DemoCounty[]) {}

  school(slug: string): DemoSchool {
    return found(
      this.counties.flatMap((county) => county.schools).find((one) => one.slug === slug),
      `school ${slug}`,
    );
  }

  provider(slugOrId: string): DemoProvider {
    return found(
      this.counties
        .flatMap((county) => county.providers)
        .find((one) => one.slug === slugOrId || one.id === slugOrId),
      `provider ${slugOrId}`,
    );
  }

  head(urn: number): Viewer {
    return this.holder('head', (person) => holds(person, 'head', urn));
  }

  chair(urn: number): Viewer {
    return this.holder('chair', (person) => holds(person, 'chair', urn));
  }

  leader(providerId: string): Viewer {
    return this.holder('leader', (person) => person.grants.some((grant) => grant.providerId === providerId));
  }

  lead(): Viewer {
    return this.holder('lead', (person) => person.grants.some((grant) => grant.role === 'lead'));
  }

  /** The lead of an authority. */
  leadFor(authorityId: string): Viewer {
    const county = this.counties.find(({ authority }) => authority.id === authorityId);
    const lead = county?.people.find((person) => person.grants.some((grant) => grant.role === 'lead'));
    return this.person(found(lead, `lead of ${authorityId}`).id);
  }

  person(id: string): Viewer {
    return this.holder('person', (person) => person.id === id);
  }

  private holder(what: string, is: (person: DemoPerson) => boolean): Viewer {
    for (const county of this.counties) {
      const person = county.people.find(is);
      if (person) return viewerOf(person, county);
    }
    throw new Error(`The demo has nobody for ${what}`);
  }
}

function viewerOf(person: DemoPerson, county: DemoCounty): Viewer {
  return {
    accountId: person.id,
    name: person.name,
    email: person.email,
    authorityId: county.authority.id,
    authorityName: county.authority.name,
    grants: person.grants,
  };
}

function holds(person: DemoPerson, role: Role, urn: number): boolean {
  return person.grants.some((grant) => grant.role === role && grant.urn === urn);
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The demo has no ${what}`);
  return value;
}
