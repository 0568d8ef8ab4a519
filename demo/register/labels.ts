/** Labels as the register writes them, by category 1-7, grade 1-4 and position of the status. */
export const CATEGORY_LABELS: readonly string[] = ['', '视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
export const GRADE_LABELS: readonly string[] = ['', '一级', '二级', '三级', '四级'];
export const STATUS_LABELS: readonly string[] = ['有效', '过期', '冻结', '注销', '迁出'];
