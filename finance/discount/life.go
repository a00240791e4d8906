package discount

import (
	"fmt"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
)

const monthsPerYear = 12

// WeightedAverageLife returns the average time from a start to repayment, in years,
// each month weighted with what is repaid in it:
//
//	Σ months since start × amount / (12 × Σ amount)
//
// (the weighted average life of bond markets: of principal, undiscounted). The
// sums are exact; the one division is rounded to 34 significant digits. It
// fails with ErrDate for a month that is none or lies before the start, with
// ErrNegative for an amount below 0 or a sum of 0, with ErrAmount or
// ErrPeriods.
func WeightedAverageLife(start calendar.Month, repaid []MonthFlow) (decimal.Decimal, error) {
	return averageLife(len(repaid), monthsPerYear, func(i int) (int, decimal.Decimal, error) {
		month := repaid[i].Month
		if start.IsZero() || month.IsZero() || month.Compare(start) < 0 {
			return 0, zero, fmt.Errorf("%s from %s: %w", month, start, ErrDate)
		}
		return start.Until(month), repaid[i].Amount, nil
	})
}

// WeightedAverageLifeOfYears returns WeightedAverageLife of amounts by calendar
// year, in whole years since the start's: Σ years × amount / Σ amount.
func WeightedAverageLifeOfYears(start int, repaid []YearFlow) (decimal.Decimal, error) {
	return averageLife(len(repaid), 1, func(i int) (int, decimal.Decimal, error) {
		years := repaid[i].Year - start
		if years < 0 || years > maxPeriods {
			return 0, zero, fmt.Errorf("%d from %d: %w", repaid[i].Year, start, ErrDate)
		}
		return years, repaid[i].Amount, nil
	})
}

// averageLife returns Σ time × amount / (perYear × Σ amount) over n flows.
func averageLife(n, perYear int, flow func(i int) (time int, amount decimal.Decimal, err error)) (decimal.Decimal, error) {
	if n > maxPeriods {
		return zero, fmt.Errorf("%d flows: %w", n, ErrPeriods)
	}
	weighted, amounts := zero, zero
	for i := range n {
		time, amount, err := flow(i)
		if err != nil {
			return zero, err
		}
		if err := checkAmounts(amount); err != nil {
			return zero, err
		}
		if amount.Sign() < 0 {
			return zero, fmt.Errorf("amount %d of %d: %w", i+1, n, ErrNegative)
		}
		weighted = weighted.Add(amount.Mul(decimal.New(int64(time), 0)))
		amounts = amounts.Add(amount)
	}
	if amounts.IsZero() {
		return zero, fmt.Errorf("nothing is repaid: %w", ErrNegative)
	}
	return working.quotient(weighted, amounts.Mul(decimal.New(int64(perYear), 0))), nil
}
