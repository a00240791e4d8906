package seek

import (
	"fmt"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios/analysis"
)

// A Goal is a condition on a figure, and the whole numbers among which the value of
// one input is looked for at which the condition begins or ends to hold: cents,
// millionths, days, months.
type Goal struct {
	Condition analysis.Threshold
	Low, High int64 // both are tried
	Run       func(value int64) (*analysis.Run, error)
}

// A Point is a value of the input with what follows from it.
type Point struct {
	Value  int64
	Figure decimal.Decimal // 0 where the run does not have it
	Has    bool
	Holds  bool
	RunID  string
}

// A Turn is two neighbouring values: the condition holds at one of them and not at
// the other, which two runs prove.
type Turn struct{ Before, After Point }

// A Solution is what was found. Turns between two values that were looked at are
// found for sure where the condition differs there; two that lie between two such
// values are missed.
type Solution struct {
	Looked []Point // in ascending order: both ends and values between
	Turns  []Turn  // in ascending order
	Runs   int     // evaluated in all
}

// looks are the parts into which the range is cut to find more than one turn.
const looks = 16

// Solve looks for the turns of a condition by integers alone: at both ends and 15
// values between, and by halving wherever two neighbours among them differ. An
// error is that of a value which cannot be run.
func Solve(goal Goal) (*Solution, error) {
	if goal.High < goal.Low {
		return nil, fmt.Errorf("the range ends before it begins")
	}
	s := &Solution{}
	for i := range looks + 1 {
		value := goal.Low + part(goal.High-goal.Low, i)
		if n := len(s.Looked); n > 0 && s.Looked[n-1].Value == value {
			continue // fewer whole numbers than looks
		}
		point, err := s.try(goal, value)
		if err != nil {
			return nil, err
		}
		s.Looked = append(s.Looked, point)
	}
	for i, after := range s.Looked[1:] {
		if before := s.Looked[i]; before.Holds != after.Holds {
			turn, err := s.halve(goal, before, after)
			if err != nil {
				return nil, err
			}
			s.Turns = append(s.Turns, turn)
		}
	}
	return s, nil
}

// part returns i parts of so many of a span, without overflow.
func part(span int64, i int) int64 {
	return span/looks*int64(i) + span%looks*int64(i)/looks
}

// halve narrows two values at which the condition differs to two neighbours.
func (s *Solution) halve(goal Goal, before, after Point) (Turn, error) {
	for after.Value-before.Value > 1 {
		point, err := s.try(goal, before.Value+(after.Value-before.Value)/2)
		if err != nil {
			return Turn{}, err
		}
		if point.Holds == before.Holds {
			before = point
		} else {
			after = point
		}
	}
	return Turn{before, after}, nil
}

func (s *Solution) try(goal Goal, value int64) (Point, error) {
	run, err := goal.Run(value)
	if err != nil {
		return Point{}, err
	}
	s.Runs++
	point := Point{Value: value, RunID: run.RunID}
	point.Figure, point.Has, point.Holds = goal.Condition.Judge(run)
	return point, nil
}
