package scenarios

import (
	"os"
	"slices"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// Options say how a scenario is to differ from what its expression says.
type Options struct {
	// Sets are assignments that are applied after all overlays:
	//
	//	loan.commitment_eur=80000000000.00
	//	guarantees.participates[IT]=false
	//	rates.bond_pool_pct=2026-01-01:3.00,2027-01-01:3.50
	//
	// Values are written as in a file but without quotes; "[]" is an empty list.
	// The member all stands for every member without an assignment of its own.
	// Each value may be set once.
	Sets []string
}

// Resolve composes a scenario from an expression: either names of the embedded
// library joined by +, or the path of a user's file, which contains a slash or
// ends in .yaml or .yml. An expression names at most one structure and one
// settlement; base stands for those of the base case, which also apply if none
// is named.
//
// Overlays are applied in this order: structure, settlement, shocks and
// vintages as given, the user's files with each file before the one that
// extends it, and finally the Sets. Each replaces the values that it names,
// member by member; a dated list is replaced as a whole.
//
// The error is a [diagnostic.List] of all faults of the files and of the
// expression, a [*UsageError] for faults of the Sets, a [*LibraryError], or an
// error of the system that prevented a file from being read.
func Resolve(expression string, options Options) (*Scenario, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	return l.resolve(expression, options)
}

func (l *library) resolve(expression string, options Options) (*Scenario, error) {
	assigned, err := l.readSets(options.Sets)
	if err != nil {
		return nil, err
	}
	p, err := l.plan(expression)
	if err != nil {
		return nil, err
	}
	return p.scenario(l, assigned)
}

// A plan is an expression with the overlays that it names.
type plan struct {
	name, title, notes string
	selection          selection
	overlays           []*layer
}

// plan reads what an expression names.
func (l *library) plan(expression string) (*plan, error) {
	if isPath(expression) {
		return l.planFile(expression)
	}
	selected, mistakes := l.selects(expression)
	var faults diagnostic.List
	for _, m := range mistakes {
		if m.code == ScenarioUnknown && exists(expression) {
			m.hint = "to read a file, write its path with a slash: ./" + expression
		}
		faults.Add(m.in(""))
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	p := &plan{name: selected.canonical(), selection: selected, overlays: l.layers(selected)}
	p.title, p.notes = l.describeSelection(selected)
	return p, nil
}

// exists reports whether there is a file or folder of that name.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// planFile reads a user's file and everything that it extends.
func (l *library) planFile(path string) (*plan, error) {
	c, err := l.readChain(path)
	if err != nil {
		return nil, err
	}
	if err := c.faults.Err(); err != nil {
		return nil, err
	}
	given := c.files[0]
	p := &plan{name: given.name, title: given.title, notes: given.notes, selection: c.selection, overlays: l.layers(c.selection)}
	for _, f := range slices.Backward(c.files) {
		p.overlays = append(p.overlays, &f.layer)
	}
	return p, nil
}

// layers returns the overlays of a selection in the order of application.
func (l *library) layers(selected selection) []*layer {
	var layers []*layer
	for _, name := range selected.names() {
		layers = append(layers, &l.overlays[name].layer)
	}
	return layers
}

// describeSelection joins the titles and the notes of the overlays.
func (l *library) describeSelection(selected selection) (title, notes string) {
	var titles, paragraphs []string
	for _, name := range selected.names() {
		overlay := l.overlays[name]
		titles = append(titles, overlay.title)
		if overlay.notes != "" {
			paragraphs = append(paragraphs, overlay.notes)
		}
	}
	return joinedTitles(titles), strings.Join(paragraphs, "\n\n")
}

// scenario composes the plan with what the command line assigns, which may be
// nil, and checks the result.
func (p *plan) scenario(l *library, assigned *layer) (*Scenario, error) {
	overlays := p.overlays
	if assigned != nil {
		overlays = append(slices.Clone(overlays), assigned)
	}
	s := compose(l.registry, &l.base.layer, overlays).scenario()
	s.Name, s.Title, s.Notes = p.name, p.title, p.notes
	if assigned != nil {
		s.Title = assigned.titleOver(l.registry, p.name)
	}
	s.Structure, s.Settlement = p.selection.structure, p.selection.settlement
	var faults diagnostic.List
	s.Timeline, faults = s.timeline()
	s.followInstalments()
	faults.Add(s.checkRules()...)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return s, nil
}
