package report

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// randomSets are changes of which a world has some.
var randomSets = []string{
	"guarantees.participates[IT]=false", "guarantees.participates[BE]=false", "guarantees.ceiling_eur=30000000000.00",
	"guarantees.key_basis=custom", "budget.participates[HU]=false", "headroom.capacity_eur_per_year=2026-01-01:0.00",
	"settlement.release_share_pct=2028-06-01:40.0000", "settlement.reparations_eur=2030-01-01:20000000000.00",
	"guarantees.default_until[DE]=2199-12-31", "loan.commitment_eur=60000000000.00",
	"bridge.limit_eur=2026-01-01:5000000000.00",
}

// randomWorld composes a structure, a settlement, sometimes a shock, and changes.
func randomWorld(t *testing.T, r *rand.Rand) *analysis.Run {
	t.Helper()
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	name := pick("reparations-loan", "reparations-loan-full", "joint-borrowing", "bilateral-grants", "ukraine-support-loan") + "+" +
		pick("immobilised", "reparations-paid", "assets-offset", "assets-returned", "us-28-point")
	if shock := pick("", "", "guarantor-default", "guarantor-opt-out-five", "nsd-seizure-uncompensated", "court-award-large"); shock != "" {
		name += "+" + shock
	}
	sets := []string{"retaliation.uncovered_loss_bearer=guarantors"}
	if !strings.Contains(name, "uncompensated") {
		sets = nil
	}
	for _, set := range randomSets {
		switch {
		case r.IntN(5) > 0:
		case strings.HasPrefix(set, "guarantees.key_basis"):
			sets = append(sets, set, "guarantees.custom_weight[DE]=2", "guarantees.custom_weight[FR]=2", "guarantees.custom_weight[PL]=1")
		case strings.HasPrefix(set, "guarantees.default_until"):
			sets = append(sets, set, "guarantees.default_from[DE]=2026-01-01")
		default:
			sets = append(sets, set)
		}
	}
	return testkit.LibraryRun(t, name, sets...)
}

// What titles, messages of charts and sentences claim holds in the run that they
// stand over, whatever is changed.
func TestClaimsHold(t *testing.T) {
	worlds := 120
	if testing.Short() {
		worlds = 25
	}
	r := rand.New(rand.NewPCG(7, 27))
	borne, some := 0, 0
	for range worlds {
		run := randomWorld(t, r)
		about := strings.Join(run.Scenario.Overlays, "+") + ": " + run.Scenario.Title
		text := strings.Join([]string{paidText(run), paidByStatesText(run), lossText(run), callsMessage(run), allStatesMessage(run)}, "\n")
		holdGuarantors(t, about, run, text)
		holdPayers(t, about, run, text)
		holdTies(t, about, run)
		holdTitle(t, about, run)
		if !run.Total(finance.I5f).IsZero() {
			borne++
		}
		if n := payers(run); n > 0 && n < 27 {
			some++
		}
	}
	if borne == 0 || some < worlds/10 {
		t.Errorf("of %d worlds guarantors bear losses in %d, some states pay in %d: too few", worlds, borne, some)
	}
}

// holdGuarantors refuses "never called" where guarantors pay anything.
func holdGuarantors(t *testing.T, about string, run *analysis.Run, text string) {
	t.Helper()
	all := run.Figure("calls_paid").Value.Add(run.Total(finance.I5f))
	unmet := metric.Peak.Of(run.Result, finance.F18, 0)
	quiet := strings.Contains(text, "never called") || strings.Contains(text, "no guarantor to be called")
	if quiet != (all.IsZero() && unmet == 0) {
		t.Errorf("%s: guarantors pay %s, unmet %d:\n%s", about, all, unmet, text)
	}
	if !all.IsZero() && !strings.Contains(paidText(run), "pay "+table.ShortEUR(all)) {
		t.Errorf("%s: guarantors pay %s: %s", about, all, paidText(run))
	}
}

var statesPay = regexp.MustCompile(`(?m)^(All 27 states|[0-9]+ of 27 states) pay`)

// holdPayers counts who pays by what each state has paid.
func holdPayers(t *testing.T, about string, run *analysis.Run, text string) {
	t.Helper()
	want := 0
	for state := range finance.MemberStates.Members {
		var gross int64
		for _, id := range []equation.ID{finance.L3, finance.L4, finance.L5, finance.L6, finance.L10, finance.L11, finance.L14, finance.L15} {
			for _, value := range run.Result.Row(id, state) {
				gross += value
			}
		}
		if gross != 0 {
			want++
		}
	}
	said := fmt.Sprintf("%d of 27 states", want)
	if want == 27 {
		said = "All 27 states"
	}
	for _, found := range statesPay.FindAllStringSubmatch(text, -1) {
		if found[1] != said {
			t.Errorf("%s: %s pay, said is %q", about, said, found[1])
		}
	}
	if strings.Contains(text, "The 27 states") || want == 0 != strings.Contains(text, "No state pays anything") {
		t.Errorf("%s: %d states pay:\n%s", about, want, text)
	}
}

// holdTies names a single state as the most only where no other shows as much.
func holdTies(t *testing.T, about string, run *analysis.Run) {
	t.Helper()
	ratio, message := metric.CommitmentOf().In(metric.PerGDP), commitmentGDPMessage(run)
	most := ratio.Value(run.Result, ratio.Ranked(run.Result)[0]).StringFixed(2)
	ties := 0
	for state := range finance.MemberStates.Members {
		if ratio.Value(run.Result, state).StringFixed(2) == most {
			ties++
		}
	}
	before, _, found := strings.Cut(message, " "+most+" % of GDP is the most")
	if named := strings.Count(before, " and ") + 1; found && ties <= namedStates && named != ties {
		t.Errorf("%s: %d states have %s %%: %s", about, ties, most, message)
	} else if found && ties > namedStates && !strings.HasSuffix(before, table.Counted(ties, "state")) {
		t.Errorf("%s: %d states have %s %%: %s", about, ties, most, message)
	}
}

// holdTitle wants of a changed run its name and what was changed, and nothing of
// the preset's own sentence.
func holdTitle(t *testing.T, about string, run *analysis.Run) {
	t.Helper()
	changed := false
	for _, overlay := range run.Scenario.Overlays {
		changed = changed || overlay == "--set"
	}
	if changed != strings.HasPrefix(run.Scenario.Title, run.Scenario.Name+" with ") {
		t.Errorf("%s: title %q", about, run.Scenario.Title)
	}
}
