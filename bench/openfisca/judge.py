"""The sixty rules as OpenFisca formulas, from the same Parquet files: python judge.py TASK.

OpenFisca has no unknown: an input that is missing takes a default. So every list comes as two inputs, "is in it for certain" and "is not in it for
certain", and every number or date that is unknown takes a value that fulfils nothing; a formula then says yes exactly where the rule does.
It cannot tell no from cannot tell, gives no reason, and names no day.
"""
import json
import sys
import time

import numpy
import pandas
import pyarrow.parquet
from openfisca_core.entities import build_entity
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

TASK = json.load(open(sys.argv[1]))
DAY = TASK["asOf"]
START = time.perf_counter()
Person = build_entity(key="person", plural="persons", label="Person", is_person=True)
system = TaxBenefitSystem([Person])
NEVER, NOTHING = -1, 10**12


def add(name, value_type, formula=None, default=None):
    members = {"value_type": value_type, "entity": Person, "definition_period": DateUnit.DAY}
    if default is not None:
        members["default_value"] = default
    if formula:
        members["formula"] = formula
    system.add_variable(type(name, (Variable,), members))


def read(file, columns):
    return pyarrow.parquet.read_table(file, columns=columns).to_pandas(date_as_object=False)


def months(series):
    return (pandas.to_numeric(series.str[:4]) * 12 + pandas.to_numeric(series.str[5:7])).fillna(NEVER).to_numpy(dtype=int)


# Loading: one frame a list, grouped by person, joined to the people.
people = read(TASK["population"], ["person_id", "county", "birth", "category", "grade", "certificate_status", "valid_to"])
order = pandas.Index(people["person_id"])
inputs = {}
VALUES = {
    "employment": {"form": "last"}, "care_allowance": {"month": "max"}, "deaths": {"death_date": "min"}, "needs_survey": {"care_need": "max"}, "fuel_subsidy": {"amount": "sum"},
    "minimum_living": {"amount": "max"}, "living_allowance": {"month": "max"}, "orphans": {"kind": "last"}, "poverty_register": {"poverty_status": "last"}, "medicine_subsidy": {"amount": "sum"},
}
USED = set(VALUES) | {
    "special_support", "elder_care_subsidy", "work_injury_care", "wheelchair_vehicles", "resident_insurance", "insurance_subsidy", "pension_insurance", "school_enrolment",
}
columns = {}
for given in TASK["lists"]:
    name = given["list"]
    if name not in USED:
        continue
    links = read(given["links"], ["row", "person_id", "status"])
    links = links[links["status"] == "linked"]
    listed = order.isin(links["person_id"])
    complete = people["county"].isin([one["county"] for one in given["coverage"]]).to_numpy()
    if given["candidates"]:
        complete = complete & ~order.isin(read(given["candidates"], ["person_id"])["person_id"])
    inputs[f"in_{name}"] = listed
    inputs[f"not_in_{name}"] = ~listed & complete
    if name in VALUES:
        ((column, how),) = VALUES[name].items()
        rows = links.merge(read(given["snapshot"], ["row", column]), on="row").dropna(subset=[column])
        if column == "month":
            rows[column] = months(rows[column])
        columns[name] = getattr(rows.groupby("person_id")[column], how)().reindex(order)


def days(series):
    return ((pandas.to_datetime(series) - pandas.Timestamp("1900-01-01")).dt.days).fillna(NEVER).to_numpy(dtype=int)


def age_on(day):
    born = pandas.to_datetime(people["birth"])
    before = born.dt.month * 100 + born.dt.day > day.month * 100 + day.day
    return (day.year - born.dt.year - before).fillna(NEVER).to_numpy(dtype=int)


today, later = pandas.Timestamp(DAY), pandas.Timestamp(DAY) + pandas.Timedelta(days=60)
AS_OF = (today - pandas.Timestamp("1900-01-01")).days
status = people["certificate_status"]
valid_to = days(people["valid_to"])
for suffix, limit in (("", AS_OF), ("_later", AS_OF + 60)):
    in_time = (valid_to == NEVER) | (valid_to >= limit)
    inputs[f"valid{suffix}"] = (status == "valid").to_numpy() & in_time
    inputs[f"not_valid{suffix}"] = (status.notna() & (status != "valid")).to_numpy() | ~in_time
inputs["status_valid"] = (status == "valid").to_numpy()
inputs["valid_to"] = valid_to
inputs["category"] = people["category"].fillna(NEVER).to_numpy(dtype=int)
inputs["grade"] = people["grade"].fillna(NEVER).to_numpy(dtype=int)
inputs["age"], inputs["age_later"] = age_on(today), age_on(later)
inputs["death_month"] = (columns["deaths"].dt.year * 12 + columns["deaths"].dt.month).fillna(NEVER).to_numpy(dtype=int)
for name in ("care_allowance", "living_allowance"):
    inputs[f"{name}_month"] = columns[name].fillna(today.year * 12 + today.month).to_numpy(dtype=int)
for name in ("fuel_subsidy", "minimum_living"):
    inputs[f"{name}_amount"] = columns[name].fillna(NOTHING).to_numpy(dtype=numpy.int64)
inputs["assisted"] = (columns["employment"] == "assisted").to_numpy()
inputs["orphan"] = (columns["orphans"] == "orphan").to_numpy()
inputs["no_orphan"] = inputs["not_in_orphans"] | (columns["orphans"].notna() & (columns["orphans"] != "orphan")).to_numpy()
inputs["still_poor"] = columns["poverty_register"].isin(["not_out", "returned"]).to_numpy()
inputs["needs_care"] = columns["needs_survey"].fillna(False).astype(bool).to_numpy()
for name, values in inputs.items():
    add(name, bool if values.dtype == bool else int if values.max() < 2**31 else float)
LOADED = time.perf_counter()

RULES = {}


def rule(name, yes):
    RULES[name] = yes
    add(name, bool, lambda person, period: yes(lambda variable: person(variable, period)))


def severe_enough(of):
    return numpy.isin(of("category"), [5, 6]) | (of("category") == 4) & (1 <= of("grade")) & (of("grade") <= 2)


def not_severe_enough(of):
    known_grade = of("grade") != NEVER
    return numpy.isin(of("category"), [1, 2, 3, 7]) | (of("category") == 4) & known_grade & (of("grade") > 2)


def at_most(of, grade):
    return (1 <= of("grade")) & (of("grade") <= grade)


def both(*lists):
    def yes(of):
        answer = of(f"in_{lists[0]}")
        for other in lists[1:]:
            answer = answer & of(f"in_{other}")
        return answer
    return yes


def alive(of):
    return of("valid") & of("not_in_deaths")


def of_working_age(of, suffix=""):
    return of(f"valid{suffix}") & severe_enough(of) & (of(f"age{suffix}") >= 16) & (of(f"age{suffix}") <= 59) & of("not_in_deaths")


def not_of_working_age(of, suffix=""):
    age = of(f"age{suffix}")
    return of(f"not_valid{suffix}") | not_severe_enough(of) | (age != NEVER) & ((age < 16) | (age > 59)) | of("in_deaths")


def runs_out(ahead, *lists):
    def yes(of):
        answer = of("status_valid") & of("not_in_deaths") & (of("valid_to") >= AS_OF) & (of("valid_to") < AS_OF + ahead)
        for name in lists:
            answer = answer & of(f"in_{name}")
        return answer
    return yes


def missed(name, also=lambda of: True):
    return lambda of: alive(of) & also(of) & of(f"not_in_{name}")


def below(name, fen):
    return lambda of: of(f"in_{name}") & (of(f"{name}_amount") < fen)


def dead_before(name, month):
    return lambda of: of(f"in_{name}") & of("in_deaths") & (of("death_month") != NEVER) & (of("death_month") < month(of))


def care_need(age):
    return lambda of: alive(of) & (of("age") >= age) & at_most(of, 2) & numpy.isin(of("category"), [4, 5, 6]) & of("needs_care")


def care_missed(grade):
    return missed("care_allowance", lambda of: at_most(of, grade) & of("not_in_special_support"))


def between(low, high):
    return lambda of: (of("age") >= low) & (of("age") <= high)


rule("assisted_employment_category", lambda of: of("in_employment") & of("assisted") & not_severe_enough(of) & (of("category") != 7))
rule("care_allowance_grade", lambda of: of("in_care_allowance") & (of("grade") > 2))
rule("care_allowance_lapsing", runs_out(60, "care_allowance"))
rule("care_allowance_missed", lambda of: care_missed(2)(of) & of("not_in_work_injury_care") & of("not_in_elder_care_subsidy"))
rule("care_allowance_though_dead", dead_before("care_allowance", lambda of: of("care_allowance_month")))
rule("care_allowance_with_elder_care_subsidy", both("care_allowance", "elder_care_subsidy"))
rule("care_allowance_with_special_support", both("care_allowance", "special_support"))
rule("care_allowance_with_work_injury_care", both("care_allowance", "work_injury_care"))
rule("care_allowance_without_valid_certificate", lambda of: of("in_care_allowance") & of("not_valid"))
rule("care_need_unmet", care_need(16))
rule("care_service_gaining", lambda of: not_of_working_age(of) & of_working_age(of, "_later"))
rule("care_service_lapsing", lambda of: of_working_age(of) & not_of_working_age(of, "_later"))
rule("certificate_lapsing", runs_out(60))
rule("certificate_past_expiry", lambda of: of("status_valid") & (of("valid_to") != NEVER) & (of("valid_to") < AS_OF))
rule("certificate_though_dead", lambda of: of("status_valid") & of("in_deaths"))
rule("fuel_subsidy_category", lambda of: of("in_fuel_subsidy") & numpy.isin(of("category"), [1, 2, 3, 5, 6]))
rule("fuel_subsidy_missed", missed("fuel_subsidy", lambda of: (of("category") == 4) & of("in_wheelchair_vehicles")))
rule("fuel_subsidy_underpaid", below("fuel_subsidy", 26000))
rule("fuel_subsidy_without_valid_certificate", lambda of: of("in_fuel_subsidy") & of("not_valid"))
rule("insurance_subsidy_missed", missed("insurance_subsidy", both("minimum_living", "resident_insurance")))
rule("living_allowance_lapsing", runs_out(60, "living_allowance"))
rule("living_allowance_missed", missed("living_allowance", lambda of: of("in_minimum_living") & of("not_in_special_support") & of("not_in_work_injury_care") & of("no_orphan")))
rule("living_allowance_though_dead", dead_before("living_allowance", lambda of: of("living_allowance_month")))
rule("living_allowance_with_orphan_support", lambda of: of("in_living_allowance") & of("in_orphans") & of("orphan"))
rule("living_allowance_with_special_support", both("living_allowance", "special_support"))
rule("living_allowance_with_work_injury_care", both("living_allowance", "work_injury_care"))
rule("living_allowance_without_valid_certificate", lambda of: of("in_living_allowance") & of("not_valid"))
rule("minimum_living_missed", missed("minimum_living", lambda of: at_most(of, 2) & of("in_poverty_register") & of("still_poor") & of("not_in_special_support")))
rule("minimum_living_though_dead", dead_before("minimum_living", lambda of: today.year * 12 + today.month))
rule("pension_insurance_missed", missed("pension_insurance", lambda of: of("age") >= 16))
rule("resident_insurance_missed", missed("resident_insurance"))
rule("school_missed", missed("school_enrolment", between(6, 15)))
rule("medicine_subsidy_missed", missed("medicine_subsidy", lambda of: (of("category") == 6) & of("in_minimum_living")))
rule("medicine_subsidy_underpaid", lambda of: of("in_medicine_subsidy") & False)  # the amount of 2018 stands in no checked text
rule("medicine_subsidy_without_mental_certificate", lambda of: of("in_medicine_subsidy") & (of("not_valid") | numpy.isin(of("category"), [1, 2, 3, 4, 5])))
for years in (18, 25, 35, 45, 55, 60):
    rule(f"pension_from_{years}", missed("pension_insurance", lambda of, years=years: of("age") >= years))
for highest in (1, 3, 4):
    rule(f"care_to_grade_{highest}", care_missed(highest))
for ahead in (30, 90, 120):
    rule(f"certificate_within_{ahead}", runs_out(ahead))
for low, high in ((3, 5), (16, 18), (19, 22)):
    rule(f"school_{low}_to_{high}", missed("school_enrolment", between(low, high)))
for limit in (100, 200, 300, 400, 500):
    rule(f"minimum_living_below_{limit}", lambda of, limit=limit: alive(of) & below("minimum_living", limit * 100)(of))
for limit in (100, 200, 300):
    rule(f"fuel_below_{limit}", below("fuel_subsidy", limit * 100))
for years in (18, 60):
    rule(f"care_need_from_{years}", care_need(years))

builder = SimulationBuilder()
simulation = builder.build_default_simulation(system, len(people))
for name, values in inputs.items():
    simulation.set_input(name, DAY, values)
answers = {name: simulation.calculate(name, DAY) for name in RULES}
CALCULATED = time.perf_counter()
found = [pandas.DataFrame({"rule": name, "person_id": people["person_id"][yes], "county": people["county"][yes], "verdict": "yes"}) for name, yes in answers.items()]
pandas.concat(found).to_parquet(TASK["out"], compression="zstd")
END = time.perf_counter()
print(json.dumps({
    "seconds": END - START, "loading": LOADED - START, "calculating": CALCULATED - LOADED,
    "counts": [{"rule": name, "verdict": "yes", "people": int(yes.sum())} for name, yes in answers.items()],
}))
