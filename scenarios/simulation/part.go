package simulation

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"

	"loanmodel/scenarios"
)

// partSchema is the version of the form of a part.
const partSchema = "loanmodel/simulation-part/v1"

// A Part is what one shard found: the runs' amounts, and all that says of which
// simulation they are. Parts of one simulation differ in Shard and Amounts alone.
type Part struct {
	Schema    string       `json:"schema"`
	Version   string       `json:"model_version"`
	Scenarios []Identified `json:"scenarios"`
	Drivers   string       `json:"drivers_sha256"`
	Reason    string       `json:"chances_reason"` // why the chances of settlements are as they are
	Seed      uint64       `json:"seed"`
	Paths     int64        `json:"paths_a_leaf"`
	Leaves    []PartLeaf   `json:"leaves"`
	Figures   []string     `json:"figures"`
	Shards    int64        `json:"shards"`
	Shard     int64        `json:"shard"`
	Amounts   []int64      `json:"amounts_cents"` // by run, figure and state, all states last
}

// Identified is a scenario with its run id in the leaf in which nothing comes.
type Identified struct {
	Expression string `json:"expression"`
	RunID      string `json:"run_id"`
}

// A PartLeaf is a leaf of the tree with its exact probability, as a fraction.
type PartLeaf struct {
	ID          string `json:"id"`
	Probability string `json:"probability"`
}

// Run evaluates one shard of a plan; 1 of 1 is all of it. Progress is told how many of
// the runs are done.
func (p Plan) Run(ctx context.Context, shard, shards int64, progress func(done, all int)) (*Part, error) {
	t, err := p.prepare()
	if err != nil {
		return nil, err
	}
	part := &Part{Schema: partSchema, Version: p.Version, Drivers: p.DriversID, Reason: p.Drivers.Reason, Seed: p.Seed, Paths: p.Paths, Figures: FigureIDs(), Shards: shards, Shard: shard}
	for i, expression := range p.Expressions {
		part.Scenarios = append(part.Scenarios, Identified{expression, scenarios.RunID(t.scenarios[i][len(t.leaves)-1], p.Version)})
	}
	for _, leaf := range t.leaves {
		part.Leaves = append(part.Leaves, PartLeaf{leaf.ID, fraction(leaf.Probability)})
	}
	part.Amounts, err = t.evaluate(ctx, t.units(shard, shards), progress)
	return part, err
}

// Encode writes a part: the same bytes for the same part.
func (p *Part) Encode() ([]byte, error) {
	text, err := json.Marshal(p)
	return append(text, '\n'), err
}

// A PartError says why a file is no part, or does not belong to the others.
type PartError struct{ File, Reason, Hint string }

// Error returns one line of printable characters.
func (e *PartError) Error() string { return e.File + ": " + e.Reason }

// ReadPart reads a part from a file of that name and checks that it is whole. What
// cannot be read is a *PartError.
func ReadPart(name string, content []byte) (*Part, error) {
	broken := func(reason, hint string) error { return &PartError{name, reason, hint} }
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	part := &Part{}
	if err := decoder.Decode(part); err != nil {
		return nil, broken("this is no whole part of a simulation: "+err.Error(), "run its shard again")
	}
	switch {
	case part.Schema != partSchema:
		return nil, broken("this is no part of a simulation", "give what simulate --shard wrote")
	case part.Shards < 1 || part.Shard < 1 || part.Shard > part.Shards:
		return nil, broken(fmt.Sprintf("shard %d of %d is none", part.Shard, part.Shards), "run its shard again")
	case !slices.Equal(part.Figures, FigureIDs()):
		return nil, broken("it has other figures than this version of the program", "use the version that wrote it")
	case int64(len(part.Amounts)) != part.runs()*int64(width*len(part.Scenarios)):
		return nil, broken(fmt.Sprintf("it has %d amounts in place of %d", len(part.Amounts), part.runs()*int64(width*len(part.Scenarios))), "run its shard again")
	}
	sum := new(big.Rat)
	for _, leaf := range part.Leaves {
		p, ok := new(big.Rat).SetString(leaf.Probability)
		if !ok || p.Sign() < 0 {
			return nil, broken("the probability of "+leaf.ID+" is none", "run its shard again")
		}
		sum.Add(sum, p)
	}
	if sum.Cmp(big.NewRat(1, 1)) != 0 {
		return nil, broken("the probabilities of its leaves do not sum to 1", "run its shard again")
	}
	return part, nil
}

// all is how many leaves and paths a simulation has.
func (p *Part) all() int64 { return int64(len(p.Leaves)) * max(1, p.Paths) }

// runs is how many of them are of the part's shard.
func (p *Part) runs() int64 { return (p.all() - p.Shard + p.Shards) / p.Shards }

// Merge puts parts together: bit for bit what one process gives. It refuses parts that
// are missing, repeated or of another simulation, and names all of them.
func Merge(parts []*Part, names []string) (*Part, error) {
	var faults []error
	first, byShard := *parts[0], map[int64]int{}
	for i, part := range parts {
		if reason := first.foreign(part); reason != "" {
			faults = append(faults, &PartError{names[i], reason, "merge parts of one simulation"})
			continue
		}
		if other, twice := byShard[part.Shard]; twice {
			faults = append(faults, &PartError{names[i], fmt.Sprintf("shard %d of %d is in %s too", part.Shard, part.Shards, names[other]), "leave out one of the two"})
			continue
		}
		byShard[part.Shard] = i
	}
	for shard := int64(1); shard <= first.Shards && len(faults) == 0; shard++ {
		if _, ok := byShard[shard]; !ok {
			faults = append(faults, &PartError{names[0], fmt.Sprintf("shard %d of %d is missing", shard, first.Shards), fmt.Sprintf("run it with --shard %d/%d", shard, first.Shards)})
			break
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return first.gather(parts, byShard), nil
}

// gather puts the runs of all shards into the order of one.
func (p Part) gather(parts []*Part, byShard map[int64]int) *Part {
	whole := p
	whole.Shard, whole.Shards, whole.Amounts = 1, 1, nil
	size := int64(width * len(p.Scenarios))
	for number := range p.all() {
		part := parts[byShard[number%p.Shards+1]]
		at := number / p.Shards * size
		whole.Amounts = append(whole.Amounts, part.Amounts[at:at+size]...)
	}
	return &whole
}

// foreign says why a part is of another simulation, "" where it is not.
func (p Part) foreign(other *Part) string {
	for _, c := range []struct {
		name string
		same bool
	}{
		{"another version of the model", p.Version == other.Version}, {"other scenarios", reflect.DeepEqual(p.Scenarios, other.Scenarios)},
		{"other drivers", p.Drivers == other.Drivers}, {"another seed", p.Seed == other.Seed}, {"another number of paths", p.Paths == other.Paths},
		{"another tree", reflect.DeepEqual(p.Leaves, other.Leaves)}, {"another number of shards", p.Shards == other.Shards},
	} {
		if !c.same {
			return "it is of " + c.name
		}
	}
	return ""
}
