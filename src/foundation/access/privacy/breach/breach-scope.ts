/** An entry of the audit chain, as far as it says who saw whom. */
export interface SeenEntry {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly count: number | null;
  /** Fields that were shown in full, where the entry says so. */
  readonly fields: readonly string[];
}

export interface AccountReach {
  readonly actor: string;
  readonly people: number;
  readonly acts: number;
  /** Rows of lists and exports that were counted and not named one by one. */
  readonly rows: number;
}

/** How far a breach reaches: which accounts saw how many people, where those live, what of them was shown in full. No person is in it. */
export interface BreachScope {
  readonly people: number;
  readonly accounts: readonly AccountReach[];
  /** People by county; '' where none is known. */
  readonly counties: readonly { readonly county: string; readonly people: number }[];
  readonly fields: readonly { readonly field: string; readonly times: number }[];
  readonly minors: number;
}

/** Where somebody lives and whether they are under fourteen. */
export interface PersonPlace {
  readonly county: string | null;
  readonly minor: boolean;
}

/** Counts what a stretch of the audit chain shows. `placesOf` tells of each person where they live; whom it does not know counts as of no county. */
export async function breachScope(entries: readonly SeenEntry[], placesOf: (people: readonly string[]) => Promise<ReadonlyMap<string, PersonPlace>>): Promise<BreachScope> {
  const people = [...new Set(entries.flatMap(({ subjects }) => subjects))];
  const places = await placesOf(people);
  const byActor = Map.groupBy(entries, ({ actor }) => actor);
  const counties = Map.groupBy(people, (person) => places.get(person)?.county ?? '');
  const fields = Map.groupBy(entries.flatMap((entry) => entry.fields), (field) => field);
  return {
    people: people.length,
    accounts: [...byActor].map(([actor, acts]) => ({
      actor, acts: acts.length, people: new Set(acts.flatMap(({ subjects }) => subjects)).size, rows: acts.reduce((sum, { count }) => sum + (count ?? 0), 0),
    })).sort((a, b) => b.people - a.people || a.actor.localeCompare(b.actor)),
    counties: [...counties].map(([county, all]) => ({ county, people: all.length })).sort((a, b) => a.county.localeCompare(b.county)),
    fields: [...fields].map(([field, times]) => ({ field, times: times.length })).sort((a, b) => b.times - a.times),
    minors: people.filter((person) => places.get(person)?.minor === true).length,
  };
}
