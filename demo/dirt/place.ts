import type { Village } from '../places.ts';
import type { Random } from '../random.ts';

export interface PlaceText {
  county: string;
  town: string;
  village: string;
}

/** A place as an agency writes it: official names, or one of the short and old forms, with `roughness` from 0 to 1. */
export function writePlace(random: Random, place: Village, roughness: number): PlaceText {
  if (!random.chance(roughness)) return { county: place.county, town: place.town, village: place.name };
  return {
    county: writeCounty(random, place),
    town: random.pick([place.town, place.town, shorten(place.town, /(街道|镇|乡)$/u)]),
    village: writeVillage(random, place),
  };
}

/** 叶集 was a part of 霍邱 until the end of 2015, and some hands still write it so. */
function writeCounty(random: Random, { county, countyCode }: Village): string {
  if (countyCode === '341504' && random.chance(0.3)) return '霍邱县';
  return random.pick([county, county, shorten(county, /[区县]$/u), '']);
}

function writeVillage(random: Random, { bare, urban }: Village): string {
  const forms = urban ? ['社区', '居委会', '社区居委会', '社区居民委员会', ''] : ['村', '村委会', '村民委员会', '村村委会', ''];
  return bare + random.pick(forms);
}

/** Drops the kind of place, unless nothing but one character would be left. */
function shorten(name: string, kind: RegExp): string {
  const short = name.replace(kind, '');
  return short.length >= 2 ? short : name;
}
