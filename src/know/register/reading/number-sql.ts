/** Whether a text has the shape of a certificate number with a possible category and grade. Never null. */
export function certificateShapeSql(text: string): string {
  return `coalesce(strlen(${text}) between 20 and 23 and regexp_full_match(${text}, '[0-9]{17}[0-9X][1-7][1-4](?:B[1-9][0-9]?)?'), false)`;
}

/** The birth inside an identity number, null where it is no date. */
export function birthSql(number: string): string {
  return `try_cast(substr(${number}, 7, 4) || '-' || substr(${number}, 11, 2) || '-' || substr(${number}, 13, 2) as date)`;
}

/** The sex inside an identity number: the 17th digit is odd for men. */
export function sexSql(number: string): string {
  return `case when substr(${number}, 17, 1) in ('1', '3', '5', '7', '9') then 'male' when substr(${number}, 17, 1) in ('0', '2', '4', '6', '8') then 'female' end`;
}
