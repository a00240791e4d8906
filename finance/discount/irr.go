package discount

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// A RateOfReturn is a rate at which flows are worth nothing: 0.05 = 5 % per
// period of IRR and RATE, per year of XIRR.
//
// Flows whose signs change more than once may have several such rates. The
// Value is then the one nearest to 0 (of two as near the one above 0), and Roots
// and Method say that there are others: none of them alone is the return of the
// flows.
type RateOfReturn struct {
	Approximation
	Roots int // the rates with 1 + rate between 10^-9 and 10^9, this one included
}

// IRR returns the internal rate of return of flows one period apart: the rate at
// which their NPV is 0. Spreadsheets' functions of that name solve the same
// equation from a guess; IRR takes none and finds all rates, see RateOfReturn.
//
// The rates are told apart by Descartes' and Laguerre's rules of signs, bounds
// of the slope and turning points, so that none is missed between two trials.
// The one nearest to 0 is enclosed between two rates at most 2 × 10^-21 apart at
// which the NPV, computed to 44 digits, has opposite signs. It is given to 20 decimals with a
// tolerance of 10^-20, or to fewer where the NPV is so flat that its rounding
// hides where it is 0. A rate at which the NPV only touches 0, to within 10^-30
// of the present values without signs, counts too. Where the flows sum to 0 the
// rate is 0, exactly.
//
// It fails with ErrNoSignChange where no flow is above 0 or none below, with
// ErrNoRoot where no rate within the bounds makes them worth nothing, with
// ErrUnresolved where telling the rates apart takes too long or more digits
// than are carried, and with ErrAmount or ErrPeriods.
func IRR(flows []decimal.Decimal) (RateOfReturn, error) {
	if err := checkAmounts(flows...); err != nil {
		return RateOfReturn{}, err
	}
	return rateOfReturn(periodic(flows), 1, fine)
}

// XIRR returns the internal rate of return of dated flows: the yearly rate at which
// their XNPV is 0. With the day's discount factor as the unknown all exponents
// are whole days, so that XIRR takes no fractional power; what is said of IRR
// holds. It fails as IRR does, and with ErrDate.
func XIRR(flows []DatedFlow) (RateOfReturn, error) {
	terms, err := byDay(flows)
	if err != nil {
		return RateOfReturn{}, err
	}
	return rateOfReturn(terms, yearDays, fine)
}

// periodic returns flows by the number of their period, from 0 on.
func periodic(flows []decimal.Decimal) []term {
	terms := make([]term, len(flows))
	for i, amount := range flows {
		terms[i] = term{i, amount}
	}
	return terms
}

// rateOfReturn solves flows by time, of which so many units make up the period
// of the rate. It looks at rates above 0 (discount factors below 1) and below 0
// (growth factors below 1, which are the roots of the reversed polynomial).
func rateOfReturn(terms []term, perPeriod int, digits precision) (RateOfReturn, error) {
	flows := newPolynomial(terms, digits)
	if flows.changes() == 0 {
		return RateOfReturn{}, ErrNoSignChange
	}
	work := new(int)
	above, err := side{flows, perPeriod, false, work}.search()
	if err != nil {
		return RateOfReturn{}, err
	}
	below, err := side{flows.reversed(), perPeriod, true, work}.search()
	if err != nil {
		return RateOfReturn{}, err
	}
	roots := above.count + below.count
	if flows.at(one).value.IsZero() {
		return several(Approximation{zero, zero, "exact: the flows sum to 0"}, roots+1), nil
	}
	if roots == 0 {
		return RateOfReturn{}, ErrNoRoot
	}
	nearest, err := nearer(above, below)
	if err != nil {
		return RateOfReturn{}, err
	}
	return several(nearest, roots), nil
}

// nearer returns the rate nearer to 0 of the nearest on either side, of which one
// may have none.
func nearer(above, below *search) (Approximation, error) {
	switch {
	case below.count == 0:
		return above.nearest()
	case above.count == 0:
		return below.nearest()
	}
	a, err := above.nearest()
	if err != nil {
		return a, err
	}
	b, err := below.nearest()
	if b.Value.Abs().LessThan(a.Value.Abs()) {
		a = b
	}
	return a, err
}

// several says in the method how many other rates there are.
func several(a Approximation, roots int) RateOfReturn {
	if roots > 1 {
		a.Method += fmt.Sprintf("; the nearest to 0 of %d rates", roots)
	}
	return RateOfReturn{a, roots}
}
