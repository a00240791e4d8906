package scenarios

import "loanmodel/finance/calendar"

// A Scenario holds the complete inputs of one run with their origins. It never
// changes after [Resolve] and may be shared; callers must not change what its
// methods return.
type Scenario struct {
	Name       string // canonical: "joint-borrowing+immobilised"; of a user's file its name
	Title      string // one line; of a user's file it may be empty
	Notes      string
	Structure  string   // the financing structure's name
	Settlement string   // the settlement's name
	Overlays   []string // the names of all overlays in the order in which they were applied
	Timeline   calendar.Timeline

	// Differences lists the values that are not those of the base, in the order
	// in which they were applied.
	Differences []Difference
	// Conflicts lists the values for which the order of the overlays matters.
	Conflicts []Conflict

	registry   *Registry
	parameters []Parameter // one for each line of the registry
}

// A Difference is a value that differs from the base's.
type Difference struct {
	Key     string
	Member  string // a state's or custodian's code; "" where there is no dimension
	From    string // the base's value in the form of [FormatValue]
	To      string
	Overlay string // which overlay gave the value, [SetOverlay] for the command line
	Reason  string // why; of a user's file it may be empty
	Origin  Origin
}

// Address names what differs as --set takes it.
func (d Difference) Address() string { return addressText(d.Key, d.Member) }

// A Conflict is a value that two overlays gave differently. The one applied
// later holds.
type Conflict struct {
	Key    string
	Member string
	Loser  string // the overlay whose value does not hold
	Winner string // the overlay whose value replaced it
}

// Parameter returns the parameter with a key, or nil if there is none. The
// horizon has keys too: [HorizonStart] and [HorizonEnd].
func (s *Scenario) Parameter(key string) *Parameter {
	number, ok := s.registry.numbers[key]
	if !ok {
		return nil
	}
	return &s.parameters[number]
}

// Parameters returns the inputs of the model in its order, without the horizon.
func (s *Scenario) Parameters() []*Parameter {
	return pointers(s.parameters[horizonLines:])
}

// Horizon returns the parameters that give the timeline: the first month and
// the last, each as the serial of its first day.
func (s *Scenario) Horizon() []*Parameter {
	return pointers(s.parameters[:horizonLines])
}

// Registry returns the registry of what the scenario gives values to.
func (s *Scenario) Registry() *Registry { return s.registry }

func pointers(parameters []Parameter) []*Parameter {
	list := make([]*Parameter, len(parameters))
	for i := range parameters {
		list[i] = &parameters[i]
	}
	return list
}
