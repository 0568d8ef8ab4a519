import type { Department, Role } from './actor.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The place a role answers for; `none`: it sees nobody of the register. */
export type Level = 'city' | 'county' | 'town' | 'village' | 'none';

/** Every role: its name, and the level of the place that an account of it is given. */
export const ROLE = {
  city_leader: { label: { zh: '市残联领导', en: 'City leader' }, level: 'city' },
  department_officer: { label: { zh: '市残联部门工作人员', en: 'Department officer' }, level: 'city' },
  county_officer: { label: { zh: '县区残联工作人员', en: 'County officer' }, level: 'county' },
  town_clerk: { label: { zh: '乡镇（街道）工作人员', en: 'Town clerk' }, level: 'town' },
  village_worker: { label: { zh: '村（社区）联络员', en: 'Village worker' }, level: 'village' },
  institution: { label: { zh: '服务机构', en: 'Institution' }, level: 'none' },
  employer: { label: { zh: '用人单位', en: 'Employer' }, level: 'none' },
  evaluator: { label: { zh: '第三方评估', en: 'Third-party evaluator' }, level: 'none' },
  auditor: { label: { zh: '审计人员', en: 'Auditor' }, level: 'none' },
  system_administrator: { label: { zh: '系统管理员', en: 'System administrator' }, level: 'none' },
  security_administrator: { label: { zh: '安全管理员', en: 'Security administrator' }, level: 'none' },
  audit_administrator: { label: { zh: '审计管理员', en: 'Audit administrator' }, level: 'none' },
} as const satisfies Record<Role, { readonly label: Text; readonly level: Level }>;

export const DEPARTMENT = {
  rehabilitation: { zh: '康复部', en: 'Rehabilitation' },
  education_employment: { zh: '教育就业部', en: 'Education and employment' },
  rights: { zh: '维权部', en: 'Rights' },
  publicity_culture: { zh: '宣传文体部', en: 'Publicity and culture' },
  organisation: { zh: '组织联络部', en: 'Organisation' },
  office: { zh: '办公室', en: 'Office' },
} as const satisfies Record<Department, Text>;
