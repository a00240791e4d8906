package explain

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

func explain(t *testing.T, run *analysis.Run, name string, options Options) string {
	t.Helper()
	target, err := ParseTarget(run.Model, run.Scenario.Timeline, name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Number(run, target, options)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// treeOf returns an explanation without its title and its legend.
func treeOf(text string) string {
	_, text, _ = strings.Cut(text, "\n\n")
	text, _, _ = strings.Cut(text, "\n\n")
	return text + "\n"
}

func TestExplain(t *testing.T) {
	want := `P4@2027-01 · =Total
Scenario small,one, run 0123456789ab, model test

P4@2027-01 =Total: EUR 0.06 [P4/0/1]
│  = (0 if P3, else Σ P1)
├─ P3 Anna has the greater debt: no [P3/0/1]
│  │  = P1[b] < P1[a]
│  ├─ P1[b] Debt: EUR 0.03 [P1/1/1]
│  │  │  = P1₋₁ − −1
│  │  │  A cent more a month.
│  │  └─ P1[b]@2026-12 Debt: EUR 0.02 [P1/1/0] · explain it with: P1[b]@2026-12
│  └─ P1[a] Debt: EUR 0.03 [P1/0/1]
│     │  = P1₋₁ − −1
│     │  A cent more a month.
│     └─ P1[a]@2026-12 Debt: EUR 0.02 [P1/0/0] · explain it with: P1[a]@2026-12
└─ Σ P1 over the 2 persons: EUR 0.06
   ├─ P1[a] Debt: EUR 0.03 [P1/0/1] · shown above
   └─ P1[b] Debt: EUR 0.03 [P1/1/1] · shown above

X₋₁ is X one month earlier; Σ adds up all members, Σ_earlier those before this one and Σ_later those
after it. round() is to the unit, half away from zero; key() is a share in millionths. Not taken
further is what adds 0 or does not decide a minimum, a maximum or a product.
[Sheet!A1] is the cell in workbook.xlsx.
`
	cell := func(id eq.ID, member, period int) string { return fmt.Sprintf("%s/%d/%d", id, member, period) }
	if diff := cmp.Diff(want, explain(t, testkit.SmallRun(t), "P4@2027-01", Options{Cell: cell})); diff != "" {
		t.Error(diff)
	}
}

func TestExplainThroughTime(t *testing.T) {
	want := `P1[a]@2027-01 Debt: EUR 0.03
│  = P1₋₁ − −1
│  A cent more a month.
└─ P1[a]@2026-12 Debt: EUR 0.02
   │  = P1₋₁ − −1
   │  A cent more a month.
   └─ P1[a]@opening Debt: EUR 0.01
        = 1
        A cent more a month.
`
	if diff := cmp.Diff(want, treeOf(explain(t, testkit.SmallRun(t), "P1[a]@2027-01", Options{ThroughTime: true}))); diff != "" {
		t.Error(diff)
	}
}

// The opening is explained also where nothing else goes through time: there is
// nothing before it.
func TestExplainFirstPeriod(t *testing.T) {
	text := explain(t, testkit.SmallRun(t), "P1[a]@2026-12", Options{})
	if !strings.Contains(text, "└─ P1[a]@opening Debt: EUR 0.01\n") || !strings.Contains(text, "   = 1\n") {
		t.Error(text)
	}
}

func TestExplainDepth(t *testing.T) {
	want := `P4@2027-01 =Total: EUR 0.06
│  = (0 if P3, else Σ P1)
├─ P3 Anna has the greater debt: no … (its parts are left out)
│    = P1[b] < P1[a]
└─ Σ P1 over the 2 persons: EUR 0.06
   ├─ P1[a] Debt: EUR 0.03 … (its parts are left out)
   │    = P1₋₁ − −1
   │    A cent more a month.
   └─ P1[b] Debt: EUR 0.03 … (its parts are left out)
        = P1₋₁ − −1
        A cent more a month.
`
	if diff := cmp.Diff(want, treeOf(explain(t, testkit.SmallRun(t), "P4@2027-01", Options{Depth: 1}))); diff != "" {
		t.Error(diff)
	}
}

// The reason why explain exists: from Germany's call to its national income,
// the source and the cell.
func TestExplainLeadsToTheSource(t *testing.T) {
	cell := func(id eq.ID, member, period int) string {
		if id == finance.StatesGNI2024 {
			return "Assumptions!F99"
		}
		return ""
	}
	text := explain(t, testkit.LibraryRun(t, "assets-returned"), "F5[DE]@2027-12", Options{Cell: cell})
	order := []string{
		"F5[DE]@2027-12 Paid of its own calls: EUR", "F4[DE] Newly called: EUR", "F2[DE] Commitment: EUR",
		"F1b[DE] Key, cumulative: ", "F1[DE] Key: ", "F1a[DE] Weight in the key: ", "H5[euroclear] Redemption due from the Union: EUR 90,000,000,000.00",
	}
	follow(t, text, order)
	key := explain(t, testkit.LibraryRun(t, "assets-returned"), "F1a[DE]", Options{Cell: cell})
	follow(t, key, []string{"F1a[DE] Weight in the key: ", "states.gni_2024_eur_m[DE] Gross national income 2024: ",
		" EUR m", "[Assumptions!F99]", "official, as of ", "given by states (library/states.yaml:", "not taken: guarantees.custom_weight"})
}

// follow checks that a text has these parts one after the other.
func follow(t *testing.T, text string, order []string) {
	t.Helper()
	rest := text
	for _, part := range order {
		_, after, found := strings.Cut(rest, part)
		if !found {
			t.Fatalf("%q does not follow in\n%s", part, text)
		}
		rest = after
	}
}

// A source is given in full once, then by its id.
func TestExplainCitesOnce(t *testing.T) {
	text := explain(t, testkit.LibraryRun(t, "assets-returned"), "F5[DE]@2027-12", Options{Width: 10_000})
	full := map[string]bool{}
	for line := range strings.Lines(text) {
		_, source, cited := strings.Cut(strings.TrimSpace(line), "source: ")
		if !cited {
			continue
		}
		id, again := strings.CutSuffix(source, " (above)")
		id, _, _ = strings.Cut(id, ":")
		if again != full[id] {
			t.Errorf("%q, shown before: %v", source, full[id])
		}
		full[id] = true
	}
	if len(full) == 0 {
		t.Error("no source at all")
	}
}

// Whatever can be explained is explained, in lines that fit where they can.
func TestExplainEveryLine(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	period, _ := run.Scenario.Timeline.Index(calendar.MustMonth("2027-12"))
	for _, line := range run.Model.Lines() {
		at := Target{Line: line.ID, Member: line.Over.Len() - 1, Period: period}
		if line.Static {
			at.Period = 0
		}
		text, err := Number(run, at, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for row := range strings.Lines(text) {
			deep := strings.Count(row, "│") + strings.Count(row, "   ")
			if table.Width(strings.TrimRight(row, "\n")) > explainWidth && !strings.Contains(row, "http") && deep < 20 {
				t.Errorf("%s: a line of %d columns: %s", line.ID, table.Width(row), row)
			}
		}
		if strings.Contains(text, "%!") || strings.Contains(text, "not in the register") {
			t.Errorf("%s:\n%s", line.ID, text)
		}
	}
}

// Through time a tree has no end; it is cut, and says so.
func TestExplainIsBounded(t *testing.T) {
	text := explain(t, testkit.LibraryRun(t, "assets-returned"), "L20[SE]@2045-12", Options{ThroughTime: true, All: true})
	if lines := strings.Count(text, "\n"); lines > 60_000 {
		t.Errorf("%d lines", lines)
	}
	if !strings.Contains(text, "The tree is cut after 3,000 numbers") && !strings.Contains(text, "its parts are left out") {
		t.Error("the tree does not say that it is cut")
	}
}

func TestExplainAllShowsMore(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	some, all := explain(t, run, "F5[DE]@2027-12", Options{}), explain(t, run, "F5[DE]@2027-12", Options{All: true})
	if strings.Contains(all, idleMark) || !strings.Contains(some, idleMark) || len(all) <= len(some) {
		t.Errorf("%d bytes, all of it %d bytes", len(some), len(all))
	}
}

func TestExplainRefusesForeignTargets(t *testing.T) {
	run := testkit.SmallRun(t)
	for _, at := range []Target{{Line: "nonsense"}, {Line: "P1", Member: 2}, {Line: "P1", Member: -1}, {Line: "P1", Period: 3}, {Line: "P1", Period: -2}} {
		if _, err := Number(run, at, Options{}); err == nil {
			t.Errorf("%+v is explained", at)
		}
	}
}

// The parts of an equation that explain looks at come to what the engine has
// computed: for every line and member, in all months of the first three years
// and in each December after them.
func TestExplainAgreesWithTheEngine(t *testing.T) {
	for _, run := range []*analysis.Run{testkit.SmallRun(t), testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "reparations-paid")} {
		for _, line := range run.Model.Equations() {
			for member := range line.Over.Len() {
				for period := range run.Result.Periods() {
					if line.Static && period > 0 {
						break
					}
					if period > 36 && period%12 != 11 {
						continue
					}
					at := Target{line.ID, member, period}
					if got, want := placeOf(run, at).value(run.Model.Node(line.ID)), numberAt(run, at); got != want {
						t.Fatalf("%s: %+v comes to %d, the engine has %d", run.Scenario.Name, at, got, want)
					}
				}
			}
		}
	}
}

func TestParseTarget(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	for text, want := range map[string]Target{
		"F5[DE]@2027-12":           {"F5", 4, 23},
		" D2@2026-01 ":             {"D2", 0, 0},
		"F2[SE]":                   {"F2", 26, 0},
		"F2[SE]@2027-12":           {"F2", 26, 0},
		"B2[euroclear]@opening":    {"B2", 0, eq.Opening},
		"loan.commitment_eur":      {"loan.commitment_eur", 0, 0},
		"calendar.month@2026-02":   {"calendar.month", 0, 1},
		"states.gni_2024_eur_m[EL": {},
	} {
		got, err := ParseTarget(run.Model, run.Scenario.Timeline, text)
		if got != want || (err != nil) != (want == Target{}) {
			t.Errorf("%q is %+v (%v), want %+v", text, got, err, want)
		}
	}
}

func TestParseTargetHelps(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	for text, want := range map[string]string{
		"":                      `"": there is no line ""; lines are named as in F5[DE]@2027-12; ` + "`loanmodel equations` lists them",
		"f5[DE]@2027-12":        `"f5[DE]@2027-12": there is no line "f5"; did you mean F5?`,
		"G77":                   `"G77": there is no line "G77"; did you mean G7?`,
		"loan.comitment_eur":    `"loan.comitment_eur": there is no line "loan.comitment_eur"; did you mean loan.commitment_eur?`,
		"B2@2027-12":            `"B2@2027-12": B2 (Central-bank deposit) has one value for each custodian; write B2[banks]@2045-12, with one of euroclear, banks`,
		"D2[DE]@2027-12":        `"D2[DE]@2027-12": D2 (Outstanding) has one value, not one for each member; write D2@2045-12`,
		"B2[eurclear]@2027-12":  `"B2[eurclear]@2027-12": there is no custodian "eurclear"; did you mean "euroclear"?`,
		"F5[Germany]@2027-12":   `"F5[Germany]@2027-12": there is no state "Germany"; did you mean "DE" (Germany)?`,
		"B2[x]@2027-12":         `"B2[x]@2027-12": there is no custodian "x"; the custodians are euroclear, banks`,
		"B2[euroclear@2027-12":  `"B2[euroclear@2027-12": the bracket is not closed; write B2[banks]@2045-12`,
		"D2":                    `"D2": D2 (Outstanding) has a value for each month; write D2@2045-12`,
		"D2@2046-01":            `"D2@2046-01": 2046-01 is outside the run, which goes from 2026-01 to 2045-12`,
		"D2@2027":               `"D2@2027": "2027" is not a month: write it as YYYY-MM, for example 2026-01`,
		"D2@2027-13":            `"D2@2027-13": 2027-13 is not a calendar month: months go from 1 to 12`,
		"F2[DE]@1999-01":        `"F2[DE]@1999-01": 1999-01 is outside the run, which goes from 2026-01 to 2045-12`,
		"\x1b[2J":               `"\x1b[2J": there is no line "\x1b"; lines are named as in F5[DE]@2027-12; ` + "`loanmodel equations` lists them",
		"loan.instalments_eur@": `"loan.instalments_eur@": "" is not a month: write it as YYYY-MM, for example 2026-01`,
	} {
		_, err := ParseTarget(run.Model, run.Scenario.Timeline, text)
		if _, ok := err.(*TargetError); !ok || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// What an explanation calls a number, ParseTarget reads as that number.
func TestLabelsAreTargets(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	e := newExplainer(run, Target{}, Options{})
	for _, line := range run.Model.Equations() {
		for _, period := range []int{eq.Opening, 0, 23, 239} {
			at := Target{line.ID, line.Over.Len() - 1, period}
			if line.Static {
				at.Period = 0
			}
			e.target = at // so that the period is in the label
			got, err := ParseTarget(run.Model, run.Scenario.Timeline, e.label(at))
			if err != nil || got != at {
				t.Errorf("%s is read as %+v (%v), want %+v", e.label(at), got, err, at)
			}
		}
	}
}
