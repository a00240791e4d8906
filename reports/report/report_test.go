package report

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// The section of the waterfall stands in a report when something falls due from
// the Union, and only then.
func TestReportSections(t *testing.T) {
	before := []string{"In short", "What differs from the base case", "What happens when", "What it means for all states together", "Headline figures", "Measures", "Who guarantees what", "Calls by year"}
	after := []string{"Paid, owed and forgone, state by state", "What the Union's budget pays, by year", "The income of the immobilised cash, by year",
		"What the custodians hold and owe, by year end", "What moves the result", "Checks", "Assumptions", "Sources", "This run"}
	for _, run := range testkit.Stressed(t) {
		var got []string
		for line := range strings.Lines(string(markdownOf(run))) {
			if title, ok := strings.CutPrefix(line, "## "); ok {
				got = append(got, strings.TrimSpace(title))
			}
		}
		want := before
		if !run.Total(finance.H5a).IsZero() {
			want = append(slices.Clone(before), "The waterfall in December 2027")
		}
		if want = slices.Concat(want, after); !slices.Equal(got, want) {
			t.Errorf("%s: sections %q", run.Scenario.Name, got)
		}
	}
}

func TestReportOfTheBaseCase(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	text := string(markdownOf(run))
	for _, want := range []string{
		"None: this is the base case.", "Nothing is called in any year.", "The guarantors are never called.",
		"- Run id: `" + run.RunID + "`", "- Model version: `test`",
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
	text := string(markdownOf(testkit.LibraryRun(t, "assets-returned")))
	for _, want := range []string{
		"| 2027 | 90,000,000,000.00 | 0.00 | 0.00 | 0.00 | 0.00 |\n| **All years** | **90,000,000,000.00** | **0.00** | **0.00** | **0.00** |  |",
		"The guarantors are called and pay EUR 90.0 bn, all of it in December 2027.",
		"| Guarantee calls paid | 90,000,000,000.00 | EUR 90.0 bn |  |",
		"| Part of the claim due to the Bank of Russia so far (settlement.release_share_pct) |  | 0.0000 % from 2026-01-01 | 100.0000 % from 2027-12-01 | `assets-returned` |",
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
	for _, run := range testkit.Stressed(t) {
		for _, grid := range testkit.MarkdownTables(string(markdownOf(run))) {
			last := grid[len(grid)-1]
			if !strings.Contains(strings.Join(last, ""), "**") {
				continue
			}
			for column, heading := range grid[0] {
				if total := strings.Trim(last[column], "*"); isNumber(total) && !strings.Contains(heading, "rounded") {
					totals++
					if sum := columnSum(t, grid[2:len(grid)-1], column); !sum.Equal(testkit.Number(t, total)) {
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

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789,.−") == ""
}

func columnSum(t *testing.T, rows [][]string, column int) decimal.Decimal {
	var sum decimal.Decimal
	for _, row := range rows {
		sum = sum.Add(testkit.Number(t, row[column]))
	}
	return sum
}

// Every row of every table has as many cells as its heading.
func TestReportTablesAreRectangular(t *testing.T) {
	for _, run := range testkit.Stressed(t) {
		for _, grid := range testkit.MarkdownTables(string(markdownOf(run))) {
			for _, row := range grid {
				if len(row) != len(grid[0]) {
					t.Errorf("%s: %d cells under %d headings: %q", run.Scenario.Name, len(row), len(grid[0]), row)
				}
			}
		}
	}
}

// All 27 states stand in protocol order, each ranked by its commitment.
func TestGuaranteeTable(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned", "guarantees.participates[IT]=false")
	grid := guaranteeTable(run)
	if len(grid.Rows) != 27 {
		t.Fatalf("%d states", len(grid.Rows))
	}
	ranks := map[string]bool{}
	for i, row := range grid.Rows {
		if row[1].Plain() != finance.MemberStates.Members[i].Name {
			t.Errorf("row %d is %s", i, row[1].Plain())
		}
		ranks[row[0].Plain()] = true
		if row[1].Plain() == "Italy" && (row[0].Kind() != table.Empty || !row[4].Number().IsZero()) {
			t.Errorf("Italy has rank %q and guarantees %s", row[0].Plain(), row[4].Plain())
		}
	}
	for rank := 1; rank <= 26; rank++ {
		if !ranks[strconv.Itoa(rank)] {
			t.Errorf("nobody has rank %d", rank)
		}
	}
	if got := grid.Total[4].Plain(); got != "90000000000.00" {
		t.Errorf("the commitments add up to %s", got)
	}
}

// Nothing of a scenario's texts is markup, ends a table's row or reaches a
// terminal as a command.
func TestReportOfHostileTexts(t *testing.T) {
	hostile := "<script>|x|`y`\n# z\n\n- **b** [l](javascript:1)\x1b[2J"
	run := *testkit.LibraryRun(t, "assets-returned")
	scenario := *run.Scenario
	scenario.Title, scenario.Notes, scenario.Name = hostile, hostile, hostile
	scenario.Differences = []scenarios.Difference{{Key: "loan.commitment_eur", From: "1.00", To: "2.00", Overlay: hostile, Reason: hostile}}
	scenario.Conflicts = []scenarios.Conflict{{Key: "loan.commitment_eur", Loser: hostile, Winner: hostile}}
	run.Scenario = &scenario
	text := string(markdownOf(&run))
	for _, forbidden := range []string{"<script", "\x1b", "\n# z", "\n- **b**", "[l](javascript"} {
		if strings.Contains(text, forbidden) {
			t.Errorf("%q is in the report", forbidden)
		}
	}
	for _, grid := range testkit.MarkdownTables(text) {
		for _, row := range grid {
			if len(row) != len(grid[0]) {
				t.Errorf("a table is broken: %q", row)
			}
		}
	}
	if summary := Summary(&run, "out/\x1b[2J", 80); strings.Contains(summary, "\x1b") {
		t.Error("the summary sends a command to the terminal")
	}
}

func TestSummaryFitsAScreen(t *testing.T) {
	for _, run := range testkit.Stressed(t) {
		for _, width := range []int{60, 80, 120} {
			text := Summary(run, "out/"+run.Scenario.Name, width)
			for line := range strings.Lines(text) {
				if table.Width(strings.TrimSuffix(line, "\n")) > width {
					t.Errorf("%s: %q has more than %d columns", run.Scenario.Name, line, width)
				}
			}
			if lines := strings.Count(text, "\n"); width >= 80 && lines > 27 {
				t.Errorf("%s: %d lines:\n%s", run.Scenario.Name, lines, text)
			}
		}
	}
}

func TestSummary(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	text := Summary(run, "out/assets-returned", 0)
	largest := finance.MemberStates.Members[metric.CommitmentOf().Ranked(run.Result)[0]].Name
	checks := strconv.Itoa(len(run.Checks))
	for _, want := range []string{
		"\nLoan        Ukraine draws EUR 90.0 bn, ", "\nGuarantees  27 states guarantee up to EUR 90.0 bn.", "\n            " + largest + " EUR 22.4 bn, ",
		" EUR 41.7 bn.\n", "\nCalls       The guarantors are called and pay EUR 90.0 bn", "\nPaid        All 27 states pay EUR 90.0 bn; nothing comes back.", "\nERA         Unpaid at the end EUR 64.6 bn, of it the Union's EUR 25.5 bn.\n", "\nBurden      EUR 84.7 bn paid and certain at 3.2120 %; EUR 25.5 bn only if.\n",
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
		{[]string{"settlement.reparations_eur=2030-01-01:50000000000.00"}, "pay EUR 90.0 bn, all of it in December 2027. They recover EUR 50.0 bn."},
		{[]string{"settlement.release_share_pct=2028-03-01:100.0000", "headroom.capacity_eur_per_year=2026-01-01:60000000000.00"},
			"pay EUR 30.0 bn, all of it in March 2028. The Union's budget headroom pays EUR 60.0 bn."},
		{[]string{"guarantees.ceiling_eur=10000000000.00", "headroom.capacity_eur_per_year=2026-01-01:0.00"},
			"pay EUR 10.0 bn, all of it in December 2027. At the end EUR 80.0 bn is owed to the Bank of Russia and not paid."},
		{[]string{"guarantees.default_from[all]=2026-01-01", "guarantees.default_until[all]=2199-12-31", "headroom.capacity_eur_per_year=2026-01-01:0.00"},
			"The guarantors are called and pay nothing; up to EUR 90.0 bn at a time stays unmet."},
	} {
		if got := calledText(testkit.LibraryRun(t, "assets-returned", c.sets...)); !strings.Contains(got, c.want) {
			t.Errorf("%v: %q, want %q", c.sets, got, c.want)
		}
	}
}

func TestSummaryNamesAFailedCheck(t *testing.T) {
	run := *testkit.LibraryRun(t, "base")
	run.Checks = slices.Clone(run.Checks)
	run.Checks[2].Value = 7
	want := strconv.Itoa(len(run.Checks)-1) + " of " + strconv.Itoa(len(run.Checks)) + " passed; " + string(run.Checks[2].Line)
	if text := Summary(&run, "", 80); !strings.Contains(text, want) {
		t.Error(text)
	}
	if text := string(markdownOf(&run)); !strings.Contains(text, "do not use these figures") || !strings.Contains(text, "fails, off by 0.07 EUR") {
		t.Error("the report hides a failed check")
	}
}

// Every headline that the sentences of a report speak of is there.
func TestHeadlinesOfTheTexts(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	for _, headline := range metric.Headlines() {
		run.Figure(headline.ID)
	}
}

func TestWrittenValues(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
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
		if got := table.Written(run.InputLine(c.key), c.plain); got != c.want {
			t.Errorf("%s=%s is shown as %q, want %q", c.key, c.plain, got, c.want)
		}
	}
}

// markdownOf returns the report of a run with its sensitivities.
func markdownOf(run *analysis.Run) []byte { return Markdown(run, testkit.SensitivityFor(run)) }
