import { careAllowance } from './care-allowance.ts';
import { deaths } from './deaths.ts';
import type { AgencyList } from './list.ts';
import { livingAllowance } from './living-allowance.ts';
import { minimumLiving } from './minimum-living.ts';
import { needsSurvey } from './needs-survey.ts';
import { povertyRegister } from './poverty-register.ts';
import { residentInsurance } from './resident-insurance.ts';
import { schoolEnrolment } from './school-enrolment.ts';
import { severeMentalIllness } from './severe-mental-illness.ts';
import { specialSupport } from './special-support.ts';

/** The lists that other agencies hand over, in the order of `LISTS`. */
export const AGENCY_LISTS: readonly AgencyList[] = [
  minimumLiving, specialSupport, povertyRegister, residentInsurance, livingAllowance, careAllowance, schoolEnrolment, deaths, needsSurvey, severeMentalIllness,
];
