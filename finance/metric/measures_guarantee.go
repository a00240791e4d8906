package metric

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// noGuarantee is why a run has no measure of guarantees.
const noGuarantee = "no state guarantees anything"

// keys returns the shares of the states in the guarantees, in millionths; nil where
// there is no guarantee.
func (m measuring) keys() []int64 {
	var keys []int64
	var committed int64
	for state := range finance.MemberStates.Members {
		keys = append(keys, m.result.Value(finance.F1, state, 0))
		committed += m.result.Value(finance.F2, state, 0)
	}
	if committed == 0 {
		return nil
	}
	return keys
}

// concentration returns the Herfindahl-Hirschman index of the commitments.
func (m measuring) concentration(index Measure) Measure {
	keys := m.keys()
	if keys == nil {
		return index.missing(noGuarantee)
	}
	value, err := HHI(keys)
	if err != nil {
		return index.missing(err.Error())
	}
	return index.exactly(value.Shift(4))
}

// largestFive returns the share of the five largest guarantors.
func (m measuring) largestFive(share Measure) Measure {
	keys := m.keys()
	if keys == nil {
		return share.missing(noGuarantee)
	}
	value, err := TopShare(keys, 5)
	if err != nil {
		return share.missing(err.Error())
	}
	return share.exactly(value.Shift(2))
}

// worst returns the year with the largest sum of a row; without a year where that
// is 0.
func (m measuring) worst(measure Measure, row []int64) Measure {
	worst, _ := WorstYear(YearsOf(row, m.timeline))
	if worst.Value > 0 {
		measure.Year = worst.Year
	}
	return measure.exactly(money.ToDecimal(worst.Value, money.CentDigits))
}

// worstYearOfCalls returns the most that guarantors pay in a calendar year.
func (m measuring) worstYearOfCalls(measure Measure) Measure {
	return m.worst(measure, m.net([]eq.ID{finance.F34, finance.I5f}, nil))
}

// worstYearOfCosts returns the most that the Union's budget pays in a calendar year.
func (m measuring) worstYearOfCosts(measure Measure) Measure {
	return m.worst(measure, m.row(finance.E9))
}

// guaranteeCost returns the present value of calls less recoveries.
func (m measuring) guaranteeCost(cost Measure) Measure {
	if m.keys() == nil && sum(m.row(finance.F34)) == 0 {
		return cost.missing(noGuarantee)
	}
	flows := m.net([]eq.ID{finance.F34, finance.I5f}, []eq.ID{finance.F35})
	if onset(flows) < 0 {
		return cost.exactly(decimal.Zero)
	}
	return cost.settled(m.present(flows))
}

// unionCost returns the present value of what the Union's budget pays.
func (m measuring) unionCost(cost Measure) Measure {
	paid := m.row(finance.E9)
	if onset(paid) < 0 {
		return cost.exactly(decimal.Zero)
	}
	return cost.settled(m.present(paid))
}

// burden returns the present value of what all states pay and owe for certain.
func (m measuring) burden(burden Measure) Measure {
	value := burden.exactly(PresentBurden(m.result))
	value.Unrounded = presentBurdenOfAll(m.result)
	value.Method, value.Tolerance = "Σ amount × (1+rate)^(−days/365), factors to 34 decimals", decimal.New(5, -3)
	return value
}

// worstMonth returns the most that falls due from the Union at once.
func (m measuring) worstMonth(need Measure) Measure {
	due := m.row(finance.H5a)
	at := peak(due)
	if due[at] > 0 {
		need.Month = m.month(at)
	}
	return need.exactly(money.ToDecimal(due[at], money.CentDigits))
}

// liquidityAtCall returns what the Union's sources can bring in that month.
func (m measuring) liquidityAtCall(sources Measure) Measure {
	due := m.row(finance.H5a)
	at := peak(due)
	if due[at] == 0 {
		return sources.missing("nothing falls due from the Union")
	}
	sources.Month = m.month(at)
	return sources.exactly(money.ToDecimal(m.net([]eq.ID{finance.H6i, finance.G2, finance.H6j}, nil)[at], money.CentDigits))
}

// recallGap returns what could not be paid if everything were recalled at once at
// the end of a month: the worst month.
func (m measuring) recallGap(gap Measure) Measure {
	// The room of states is after calls for the Union's debt, the others' before
	// the month's use; what is used, and what third countries have paid, is no
	// room any more.
	open := m.net([]eq.ID{finance.B1, finance.F13, finance.H6h, finance.H6m, finance.F14b}, []eq.ID{finance.F13a, finance.G2, finance.H6j})
	at := peak(open)
	uncovered := open[at] - m.result.Value(finance.GuaranteesThird, 0, 0)
	if uncovered <= 0 {
		return gap.exactly(decimal.Zero)
	}
	gap.Month = m.month(at)
	return gap.exactly(money.ToDecimal(uncovered, money.CentDigits))
}

// assetCoverage returns the least ratio of what is immobilised to what is owed
// against it.
func (m measuring) assetCoverage(coverage Measure) Measure {
	assets, owed := m.row(finance.A4), m.net([]eq.ID{finance.B1, finance.J1}, nil)
	least, at := decimal.Decimal{}, -1
	for i := range assets {
		if owed[i] <= 0 {
			continue
		}
		if ratio := discount.Quotient(decimal.New(assets[i], 2), decimal.New(owed[i], 0)); at < 0 || ratio.LessThan(least) {
			least, at = ratio, i
		}
	}
	if at < 0 {
		return coverage.missing("nothing is owed against the assets")
	}
	coverage.Month = m.month(at)
	return coverage.quotient(least)
}

// ErrShares is the fault of shares that are none. It is wrapped in what exactly
// is wrong; tell it with errors.Is.
var ErrShares = errors.New("shares are not below 0 and sum to 1,000,000 millionths")

// HHI returns the Herfindahl-Hirschman index of shares in whole millionths, Σ share²
// with the shares as parts of 1: between 1/n for n equal shares and 1 for a
// single one. It is exact. Competition authorities state the same as Σ of
// squared percentages, up to 10,000: multiply by 10,000. It fails with
// ErrShares.
func HHI(shares []int64) (decimal.Decimal, error) {
	if err := checkShares(shares); err != nil {
		return decimal.Zero, err
	}
	var squares int64 // at most 10^12, since the shares sum to 10^6
	for _, s := range shares {
		squares += s * s
	}
	return money.ToDecimal(squares, 2*money.MillionthDigits), nil
}

// TopShare returns the sum of the n largest shares, given in whole millionths, as a
// part of 1: the concentration ratio CRn. It is exact. All shares together are
// 1, also where n is more than there are; n below 1 gives 0. It fails with
// ErrShares.
func TopShare(shares []int64, n int) (decimal.Decimal, error) {
	if err := checkShares(shares); err != nil {
		return decimal.Zero, err
	}
	sorted := slices.Sorted(slices.Values(shares))
	first := max(0, len(sorted)-max(0, n))
	return money.ToDecimal(sum(sorted[first:]), money.MillionthDigits), nil
}

// checkShares compares before it adds, so that no sum overflows.
func checkShares(shares []int64) error {
	rest := int64(money.Million)
	for i, s := range shares {
		if s < 0 || s > rest {
			return fmt.Errorf("share %d of %d: %w", i+1, len(shares), ErrShares)
		}
		rest -= s
	}
	if rest != 0 {
		return fmt.Errorf("%d millionths are missing: %w", rest, ErrShares)
	}
	return nil
}
