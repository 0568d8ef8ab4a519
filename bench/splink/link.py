"""Links a list to the register with Splink, the way its documentation teaches, from the two Parquet files that every linker here gets.

    python link.py POPULATION SNAPSHOT LINKS    prints one line of JSON: versions, seconds, peak_mb
"""

import json
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

population, snapshot, links = sys.argv[1:4]
THRESHOLD = 0.95
start = time.monotonic()
connection = duckdb.connect()

# The usual cleaning: full width to ASCII, upper case, nothing but digits and X, 15 digits with their century, a certificate cut to its number.
ASCII = "upper(translate({0}, '０１２３４５６７８９Ｘｘ×х', '0123456789XXXX'))"
DIGITS = "regexp_replace(" + ASCII.format("identity") + ", '[^0-9X]', '', 'g')"
CLEAN = """
    select unique_id, name, birth, sex, phone, village, town,
      case when length(digits) = 15 then digits[:6] || '19' || digits[7:]
           when length(digits) >= 20 then digits[:18]
           when length(digits) >= 16 then digits end as identity
    from ({0})"""


def table(name: str, key: str, file: str) -> None:
    rows = f"""
        select cast({key} as varchar) as unique_id, replace(replace(name, ' ', ''), '　', '') as name,
          birth, sex, phone, case when length(division) = 12 then division end as village, division[:9] as town,
          {DIGITS} as digits
        from read_parquet('{file}')"""
    connection.execute(f"create table {name} as with clean as ({CLEAN.format(rows)}) select * replace ("
                       "coalesce(birth, cast(try_strptime(identity[7:14], '%Y%m%d') as date)) as birth) from clean")


table("register", "certificate", population)
table("list", '"row"', snapshot)

comparisons = [
    cl.CustomComparison(
        output_column_name="identity",
        comparison_levels=[
            cll.NullLevel("identity"),
            cll.ExactMatchLevel("identity"),
            cll.DamerauLevenshteinLevel("identity", 1),
            cll.DamerauLevenshteinLevel("identity", 2),
            cll.CustomLevel("identity_l[:15] = identity_r[:15]", label_for_charts="first 15 digits"),
            cll.ElseLevel(),
        ],
    ),
    cl.JaroWinklerAtThresholds("name", [0.9, 0.75]).configure(term_frequency_adjustments=True),
    cl.CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            cll.NullLevel("birth"),
            cll.ExactMatchLevel("birth"),
            cll.CustomLevel("date_trunc('month', birth_l) = date_trunc('month', birth_r)", label_for_charts="same month"),
            cll.CustomLevel("year(birth_l) = year(birth_r)", label_for_charts="same year"),
            cll.ElseLevel(),
        ],
    ),
    cl.CustomComparison(
        output_column_name="place",
        comparison_levels=[
            cll.NullLevel("town"),
            cll.ExactMatchLevel("village"),
            cll.ExactMatchLevel("town"),
            cll.ElseLevel(),
        ],
    ),
]
blocking = [block_on("identity"), block_on("name", "birth"), block_on("name", "village"), block_on("birth", "town")]
known = connection.execute("select count(sex), count(phone) from list").fetchall()[0]
if known[0]:
    comparisons.append(cl.ExactMatch("sex"))
if known[1]:
    comparisons.append(cl.ExactMatch("phone"))
    blocking.append(block_on("phone"))

settings = SettingsCreator(
    link_type="link_only",
    comparisons=comparisons,
    blocking_rules_to_generate_predictions=blocking,
    retain_matching_columns=False,
)
api = DuckDBAPI(connection=connection)
linker = Linker([api.register("register", dataset_display_name="register"), api.register("list", dataset_display_name="list")], settings, log_level=None)
linker.training.estimate_probability_two_random_records_match([block_on("identity"), block_on("name", "birth", "village")], recall=0.95)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("identity"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("name", "birth"))
pairs = linker.inference.predict(threshold_match_probability=THRESHOLD)
connection.execute(f"""
    copy (
      select cast("row" as bigint) as "row", arg_max(certificate, probability) as certificate, max(probability) as probability
      from (
        select case source_dataset_l when 'register' then unique_id_r else unique_id_l end as "row",
          case source_dataset_l when 'register' then unique_id_l else unique_id_r end as certificate, match_probability as probability
        from {pairs.physical_name}
      ) group by "row"
    ) to '{links}' (format parquet)""")
print(json.dumps({
    "versions": f"Splink {splink.__version__}, DuckDB {duckdb.__version__}",
    "seconds": round(time.monotonic() - start, 2),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
}))
