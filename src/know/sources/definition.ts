import { z } from 'zod';

/** What a column says about who the row is: the same for every list. The key of such a column is its role. */
export const ROLES = [
  'identity', 'certificate', 'name', 'sex', 'birth', 'phone', 'county', 'town', 'village', 'address', 'division_code',
] as const;

export const VALUE_TYPES = ['text', 'integer', 'money', 'date', 'month', 'boolean', 'code'] as const;

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const aliases = z.array(z.string().min(1)).min(1);

const column = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    type: z.enum(VALUE_TYPES).optional(),
    label: label.optional(),
    /** The column must be there; where a value column is required, a row whose value cannot be read is sent back. */
    required: z.boolean().default(false),
    aliases,
    /** Headers taken only where none of the aliases is found. */
    weak_aliases: aliases.optional(),
    /** What a cell may say: value -> labels. */
    values: z.record(z.string(), aliases).optional(),
  })
  .refine((c) => (c.role === undefined) !== (c.type === undefined), 'a column has either a role or a type')
  .refine((c) => c.type !== 'code' || c.values !== undefined, 'a code column lists its values');

export const definitionSchema = z
  .strictObject({
    source: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a list id is snake_case'),
    label,
    agency: label,
    legal_basis: z.string().min(1),
    purpose: z.string().min(1),
    /** Days after its as-of date that a snapshot may be kept. */
    keep_days: z.int().positive(),
    rhythm: z.enum(['day', 'week', 'month', 'quarter', 'half_year', 'year']),
    columns: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'a column key is snake_case'), column),
  })
  .superRefine((definition, context) => {
    for (const [key, { role }] of Object.entries(definition.columns)) {
      if (role !== undefined && role !== key) {
        context.addIssue({ code: 'custom', path: ['columns', key, 'role'], message: `the column of role ${role} is called ${role}` });
      }
      if (role === undefined && RESERVED.has(key)) {
        context.addIssue({ code: 'custom', path: ['columns', key], message: `${key} is a role or a fixed column of every snapshot` });
      }
    }
  });

const RESERVED = new Set<string>([...ROLES, 'row', 'division', 'identity_numeric', 'identity_sound', 'certificate_numeric']);

/** One agency's list as declared in packs/<pack>/sources/<list>.yaml. */
export type SourceDefinition = z.infer<typeof definitionSchema>;
export type ColumnDefinition = SourceDefinition['columns'][string];
