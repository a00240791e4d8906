package reports

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/scenarios"
)

// stressed are runs in which everything happens that a report can show: calls,
// defaults and opt-outs, repayment, grants, arrears.
func stressed(t *testing.T) []*Run {
	return append(presets(t),
		libraryRun(t, "assets-returned", "guarantees.participates[IT]=false"),
		libraryRun(t, "assets-returned", "guarantees.default_from[FR]=2027-01-01", "guarantees.default_until[FR]=2030-01-01",
			"guarantees.participates[HU]=false", "guarantees.ceiling_eur=60000000000.00"),
		libraryRun(t, "base", "funding.assets_weight_pct=0.0000", "funding.grants_weight_pct=100.0000"),
		libraryRun(t, "base", "loan.instalments_eur=[]"),
	)
}

// The section of the waterfall stands in a report when something falls due from
// the Union, and only then.
func TestReportSections(t *testing.T) {
	before := []string{"In short", "What differs from the base case", "What happens when", "Headline figures", "Measures", "Who guarantees what", "Calls by year"}
	after := []string{"What it costs, state by state", "What it costs the Union's budget, by year", "The income of the immobilised cash, by year",
		"What the custodians hold and owe, by year end", "What moves the result", "Checks", "Assumptions", "Sources", "This run"}
	for _, run := range stressed(t) {
		var got []string
		for line := range strings.Lines(string(ReportMarkdown(run))) {
			if title, ok := strings.CutPrefix(line, "## "); ok {
				got = append(got, strings.TrimSpace(title))
			}
		}
		want := before
		if !run.total(finance.H5a).IsZero() {
			want = append(slices.Clone(before), "The waterfall in December 2027")
		}
		if want = slices.Concat(want, after); !slices.Equal(got, want) {
			t.Errorf("%s: sections %q", run.Scenario.Name, got)
		}
	}
}

func TestReportOfTheBaseCase(t *testing.T) {
	run := libraryRun(t, "base")
	text := string(ReportMarkdown(run))
	for _, want := range []string{
		"None: this is the base case.", "Nothing is called in any year.", "The guarantors are never called.",
		"- Run id: `" + run.RunID + "`", "- Model version: `1.2.3`",
		"| Loan to Ukraine, committed (loan.commitment_eur) |  | EUR 90,000,000,000.00 | official |",
		"- **Instalments of the loan** (`loan.instalments_eur`, assumption): ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// Assets returned: Euroclear owes 185 bn, pays 95 bn of it from its own
// deposit, the Union owes 90 bn, and the guarantors are called for exactly
// that (worked check 5 of the model).
func TestReportOfTheGuaranteeCase(t *testing.T) {
	text := string(ReportMarkdown(libraryRun(t, "assets-returned")))
	for _, want := range []string{
		"| 2027 | 90,000,000,000.00 | 0.00 | 0.00 | 0.00 | 0.00 |\n| **All years** | **90,000,000,000.00** | **0.00** | **0.00** | **0.00** |  |",
		"The guarantors are called and pay EUR 90.0 bn, the most of it in December 2027.",
		"| Guarantee calls paid | 90,000,000,000.00 | EUR 90.0 bn |  |",
		"| Part of the claim due to the Bank of Russia (settlement.release_share_pct) |  | 0.0000 % from 2026-01-01 | 100.0000 % from 2027-12-01 | `assets-returned` |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// The rows of every table add up to its total exactly, but for columns that
// say that they are rounded.
func TestDisplayedTotals(t *testing.T) {
	totals := 0
	for _, run := range stressed(t) {
		for _, table := range markdownTables(string(ReportMarkdown(run))) {
			last := table[len(table)-1]
			if !strings.Contains(strings.Join(last, ""), "**") {
				continue
			}
			for column, heading := range table[0] {
				if total := strings.Trim(last[column], "*"); isNumber(total) && !strings.Contains(heading, "rounded") {
					totals++
					if sum := columnSum(t, table[2:len(table)-1], column); !sum.Equal(number(t, total)) {
						t.Errorf("%s: %s adds up to %s, shown is %s", run.Scenario.Name, heading, sum, total)
					}
				}
			}
		}
	}
	if totals < 50 {
		t.Errorf("only %d totals found", totals)
	}
}

// markdownTables takes the tables out of a page, cell by cell.
func markdownTables(page string) [][][]string {
	var tables [][][]string
	inside := false
	for line := range strings.Lines(page) {
		row, isRow := strings.CutPrefix(strings.TrimSpace(line), "|")
		if isRow && !inside {
			tables = append(tables, nil)
		}
		if inside = isRow; !isRow {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(strings.ReplaceAll(row, `\|`, "¦"), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		tables[len(tables)-1] = append(tables[len(tables)-1], cells)
	}
	return tables
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789,.−") == ""
}

func number(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	plain := strings.NewReplacer(",", "", "−", "-").Replace(text)
	value, err := decimal.NewFromString(plain)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func columnSum(t *testing.T, rows [][]string, column int) decimal.Decimal {
	var sum decimal.Decimal
	for _, row := range rows {
		sum = sum.Add(number(t, row[column]))
	}
	return sum
}

// Every row of every table has as many cells as its heading.
func TestReportTablesAreRectangular(t *testing.T) {
	for _, run := range stressed(t) {
		for _, table := range markdownTables(string(ReportMarkdown(run))) {
			for _, row := range table {
				if len(row) != len(table[0]) {
					t.Errorf("%s: %d cells under %d headings: %q", run.Scenario.Name, len(row), len(table[0]), row)
				}
			}
		}
	}
}

// All 27 states stand in protocol order, each ranked by its commitment.
func TestGuaranteeTable(t *testing.T) {
	run := libraryRun(t, "assets-returned", "guarantees.participates[IT]=false")
	table := guaranteeTable(run)
	if len(table.Rows) != 27 {
		t.Fatalf("%d states", len(table.Rows))
	}
	ranks := map[string]bool{}
	for i, row := range table.Rows {
		if row[1].Plain() != finance.MemberStates.Members[i].Name {
			t.Errorf("row %d is %s", i, row[1].Plain())
		}
		ranks[row[0].Plain()] = true
		if row[1].Plain() == "Italy" && (row[0].Kind() != Empty || !row[4].number.IsZero()) {
			t.Errorf("Italy has rank %q and guarantees %s", row[0].Plain(), row[4].Plain())
		}
	}
	for rank := 1; rank <= 26; rank++ {
		if !ranks[strconv.Itoa(rank)] {
			t.Errorf("nobody has rank %d", rank)
		}
	}
	if got := table.Total[4].Plain(); got != "90000000000.00" {
		t.Errorf("the commitments add up to %s", got)
	}
}

// Nothing of a scenario's texts is markup, ends a table's row or reaches a
// terminal as a command.
func TestReportOfHostileTexts(t *testing.T) {
	hostile := "<script>|x|`y`\n# z\n\n- **b** [l](javascript:1)\x1b[2J"
	run := *libraryRun(t, "assets-returned")
	scenario := *run.Scenario
	scenario.Title, scenario.Notes, scenario.Name = hostile, hostile, hostile
	scenario.Differences = []scenarios.Difference{{Key: "loan.commitment_eur", From: "1.00", To: "2.00", Overlay: hostile, Reason: hostile}}
	scenario.Conflicts = []scenarios.Conflict{{Key: "loan.commitment_eur", Loser: hostile, Winner: hostile}}
	run.Scenario = &scenario
	text := string(ReportMarkdown(&run))
	for _, forbidden := range []string{"<script", "\x1b", "\n# z", "\n- **b**", "[l](javascript"} {
		if strings.Contains(text, forbidden) {
			t.Errorf("%q is in the report", forbidden)
		}
	}
	for _, table := range markdownTables(text) {
		for _, row := range table {
			if len(row) != len(table[0]) {
				t.Errorf("a table is broken: %q", row)
			}
		}
	}
	if summary := Summary(&run, "out/\x1b[2J", 80); strings.Contains(summary, "\x1b") {
		t.Error("the summary sends a command to the terminal")
	}
}

func TestTextsAreClean(t *testing.T) {
	for _, run := range stressed(t) {
		sources, err := SourcesMarkdown(run.Scenario)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string][]byte{
			"report": ReportMarkdown(run), "summary": []byte(Summary(run, "out/x", 80)), "equations": EquationsMarkdown(run.Model), "sources": sources,
			"states": StatesCSV(run), "result": ResultJSON(run), "manifest": Manifest(run, nil),
		}
		for name, text := range texts {
			for _, fault := range []string{"%!", "\r", "NaN", "not in the register", " \n", "\t", "no month", "no date"} {
				if bytes.Contains(text, []byte(fault)) {
					t.Errorf("%s of %s holds %q", name, run.Scenario.Name, fault)
				}
			}
			if !utf8.Valid(text) || !bytes.HasSuffix(text, []byte("\n")) || bytes.HasSuffix(text, []byte("\n\n")) {
				t.Errorf("%s of %s does not end in one line end", name, run.Scenario.Name)
			}
		}
	}
}

// The same scenario gives the same bytes, evaluated anew.
func TestSameBytes(t *testing.T) {
	for _, name := range []string{"base", "assets-returned"} {
		var before [][]byte
		for range 3 {
			scenario, err := scenarios.Resolve(name, scenarios.Options{})
			if err != nil {
				t.Fatal(err)
			}
			run, err := NewRun(scenario, testVersion)
			if err != nil {
				t.Fatal(err)
			}
			sources, err := SourcesMarkdown(scenario)
			if err != nil {
				t.Fatal(err)
			}
			now := [][]byte{ReportMarkdown(run), LinesCSV(run), StatesCSV(run), ResultJSON(run), EquationsMarkdown(run.Model),
				sources, []byte(Summary(run, "out", 80)), []byte(explain(t, run, "L9[BE]@2027-12", ExplainOptions{}))}
			if before != nil && !slices.EqualFunc(before, now, bytes.Equal) {
				t.Errorf("%s: other bytes the next time", name)
			}
			before = now
		}
	}
}

func TestSummaryFitsAScreen(t *testing.T) {
	for _, run := range stressed(t) {
		for _, width := range []int{60, 80, 120} {
			text := Summary(run, "out/"+run.Scenario.Name, width)
			for line := range strings.Lines(text) {
				if columnsOf(strings.TrimSuffix(line, "\n")) > width {
					t.Errorf("%s: %q has more than %d columns", run.Scenario.Name, line, width)
				}
			}
			if lines := strings.Count(text, "\n"); width >= 80 && lines > 24 {
				t.Errorf("%s: %d lines:\n%s", run.Scenario.Name, lines, text)
			}
		}
	}
}

func TestSummary(t *testing.T) {
	run := libraryRun(t, "assets-returned")
	text := Summary(run, "out/assets-returned", 0)
	largest := finance.MemberStates.Members[metric.CommitmentOf().Ranked(run.Result)[0]].Name
	checks := strconv.Itoa(len(run.Checks))
	for _, want := range []string{
		"\nLoan        Ukraine draws EUR 90.0 bn, ", "\nGuarantees  27 states guarantee up to EUR 90.0 bn.", "\n              " + largest + " ",
		"\n              22 others ", "\nCalls       The guarantors are called and pay EUR 90.0 bn", "\nCosts       Union budget none; grants of the states none; ",
		"\nChecks      " + checks + " of " + checks + " passed\n", "\nFiles       out/assets-returned\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(Summary(run, "", 80), "Files") {
		t.Error("there is no folder, and still it is named")
	}
}

// What can happen after a call is told.
func TestSentences(t *testing.T) {
	for _, c := range []struct {
		sets []string
		want string
	}{
		{[]string{"settlement.reparations_eur=2030-01-01:50000000000.00"}, "pay EUR 90.0 bn, the most of it in December 2027. They recover EUR 50.0 bn."},
		{[]string{"settlement.release_share_pct=2028-03-01:100.0000", "headroom.capacity_eur_per_year=2026-01-01:60000000000.00"},
			"pay EUR 30.0 bn, the most of it in March 2028. The Union's budget headroom pays EUR 60.0 bn."},
		{[]string{"guarantees.ceiling_eur=10000000000.00", "headroom.capacity_eur_per_year=2026-01-01:0.00"},
			"pay EUR 10.0 bn, the most of it in December 2027. At the end EUR 80.0 bn is owed to the Bank of Russia and not paid."},
		{[]string{"guarantees.default_from[all]=2026-01-01", "guarantees.default_until[all]=2199-12-31", "headroom.capacity_eur_per_year=2026-01-01:0.00"},
			"The guarantors are called and pay nothing; up to EUR 90.0 bn at a time stays unmet."},
	} {
		if got := libraryRun(t, "assets-returned", c.sets...).calledText(); !strings.Contains(got, c.want) {
			t.Errorf("%v: %q, want %q", c.sets, got, c.want)
		}
	}
}

func TestDifferencesOfTheCommandLine(t *testing.T) {
	run := libraryRun(t, "base", "horizon.end=2030-12", "guarantees.participates[CZ]=false", "guarantees.participates[HU]=false", "euroclear.tax_rate_pct=20.0000")
	text := string(ReportMarkdown(run))
	for _, want := range []string{
		"| Last month (horizon.end) |  | 2045-12 | 2030-12 |",
		"| Guarantees (guarantees.participates) | CZ, HU | yes | no |",
		"| Belgian corporate income tax (euroclear.tax_rate_pct) |  | 25.0000 % | 20.0000 % |",
		"| Guarantees (guarantees.participates) | all but CZ, HU | yes |",
		"month by month from January 2026 to December 2030.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	overlay := run.Scenario.Differences[0].Overlay
	if text := explain(t, run, "euroclear.tax_rate_pct", ExplainOptions{}); !strings.Contains(text, "given by "+overlay+"\n") {
		t.Errorf("the command line is not named:\n%s", text)
	}
}

func TestConflictsAreTold(t *testing.T) {
	run := *libraryRun(t, "base")
	scenario := *run.Scenario
	scenario.Conflicts = []scenarios.Conflict{{Key: "guarantees.participates", Member: "IT", Loser: "one", Winner: "other"}}
	run.Scenario = &scenario
	if text := string(ReportMarkdown(&run)); !strings.Contains(text, "| Guarantees (guarantees.participates) | IT | `one` | `other` |") {
		t.Error("the report hides a conflict")
	}
	if text := string(ResultJSON(&run)); !strings.Contains(text, `"loser": "one"`) {
		t.Error("result.json hides a conflict")
	}
}

func TestSummaryNamesAFailedCheck(t *testing.T) {
	run := *libraryRun(t, "base")
	run.Checks = slices.Clone(run.Checks)
	run.Checks[2].Value = 7
	want := strconv.Itoa(len(run.Checks)-1) + " of " + strconv.Itoa(len(run.Checks)) + " passed; " + string(run.Checks[2].Line)
	if text := Summary(&run, "", 80); !strings.Contains(text, want) {
		t.Error(text)
	}
	if text := string(ReportMarkdown(&run)); !strings.Contains(text, "do not use these figures") || !strings.Contains(text, "fails, off by 0.07 EUR") {
		t.Error("the report hides a failed check")
	}
}

func TestEquationsMarkdown(t *testing.T) {
	model := libraryRun(t, "base").Model
	text := string(EquationsMarkdown(model))
	for _, line := range model.Equations() {
		if !strings.Contains(text, "\n"+string(line.ID)+" = "+model.Text(line.ID)+"\n") {
			t.Errorf("the equation of %s is missing", line.ID)
		}
		for _, flow := range line.Flows {
			if !strings.Contains(text, inMarkdown(flowText(line, flow))) {
				t.Errorf("a flow of %s is missing", line.ID)
			}
		}
	}
	for _, line := range model.Inputs() {
		if !strings.Contains(text, "| `"+string(line.ID)+"` | "+inMarkdown(line.Name)+" |") {
			t.Errorf("the input %s is missing", line.ID)
		}
	}
	for _, want := range []string{
		"| `rates.bond_pool_pct` | Cost of the Union's bonds (pool rate) | % | dated steps, summed over days |  | −50.0000 to 50.0000 |",
		"- Flow: 27 states → European Union, as grants.", "- Identity: must be 0.", "- Opening value: `assets.opening_cash_eur`",
		"| `Mio` | 1,000,000 | millionths in one whole |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestSources(t *testing.T) {
	run := libraryRun(t, "base")
	markdown, err := SourcesMarkdown(run.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	text, err := SourcesText(run.Scenario, 80)
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range run.Sources {
		if !strings.Contains(string(markdown), "## `"+source.ID+"`\n") || !strings.Contains(text, source.ID+"\n  ") {
			t.Errorf("%s is missing", source.ID)
		}
	}
	for _, parameter := range run.Scenario.Parameters() {
		if len(sourcesOf(parameter)) > 0 && !strings.Contains(string(markdown), "`"+parameter.Key()+"`") {
			t.Errorf("nobody says what %s rests on", parameter.Key())
		}
	}
}

// Every headline that the sentences of a report speak of is there.
func TestHeadlinesOfTheTexts(t *testing.T) {
	run := libraryRun(t, "base")
	for _, headline := range metric.Headlines() {
		run.figure(headline.ID)
	}
}

func TestWrittenValues(t *testing.T) {
	run := libraryRun(t, "base")
	for _, c := range []struct{ key, plain, want string }{
		{"loan.commitment_eur", "90000000000.00", "EUR 90,000,000,000.00"},
		{"rates.bond_pool_pct", "2026-01-01:3.2000,2027-01-01:-0.5000", "3.2000 % from 2026-01-01, −0.5000 % from 2027-01-01"},
		{"loan.instalments_eur", "[]", "nothing"},
		{"loan.instalments_eur", "2026-04-30:1.00,2026-05-31:2.00", "EUR 1.00 on 2026-04-30, EUR 2.00 on 2026-05-31"},
		{"loan.instalments_eur", "2026-01-31:5.00,2026-02-28:5.00,2026-03-31:5.00,2026-04-30:5.00,2026-05-31:5.00,2026-06-30:5.00,2026-07-31:5.00",
			"7 times EUR 5.00, from 2026-01-31 to 2026-07-31"},
		{"loan.instalments_eur", "2026-01-31:1.00,2026-02-28:5.00,2026-03-31:5.00,2026-04-30:5.00,2026-05-31:5.00,2026-06-30:5.00,2026-07-31:5.00",
			"7 amounts, the first of them: EUR 1.00 on 2026-01-31, EUR 5.00 on 2026-02-28, EUR 5.00 on 2026-03-31, EUR 5.00 on 2026-04-30, EUR 5.00 on 2026-05-31, EUR 5.00 on 2026-06-30"},
		{"guarantees.participates", "true", "yes"},
		{"guarantees.default_from", "never", "never"},
		{"guarantees.default_from", "2027-01-01", "2027-01-01"},
		{"guarantees.key_basis", "gni_2024", "gni_2024"},
		{"funding.coupon_month", "4", "4"},
		{"guarantees.custom_weight", "12345", "12,345"},
		{"states.gni_2024_eur_m", "4458995.0", "4,458,995.0 EUR m"},
	} {
		if got := writtenList(run.inputLine(c.key), c.plain); got != c.want {
			t.Errorf("%s=%s is shown as %q, want %q", c.key, c.plain, got, c.want)
		}
	}
}
