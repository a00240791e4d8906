package scenarios

// A Description says what can be said about one file of the library without
// resolving it.
type Description struct {
	Kind   string // base, structure, settlement, shock, sequel, vintage or history
	Name   string
	Title  string
	Notes  string
	Reason string   // why the overlay differs from the base, where the file says so as a whole
	Keys   []string // what it sets, in the order of the file
}

// Describe lists the library: the base, then the overlays by kind in the order
// in which they are applied. An error means that the program is broken: it is a
// [*LibraryError] or the error of building the model.
func Describe() ([]Description, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	return l.describe(), nil
}

func (l *library) describe() []Description {
	list := []Description{l.describeFile(l.base)}
	for _, name := range l.names {
		list = append(list, l.describeFile(l.overlays[name]))
	}
	return list
}

func (l *library) describeFile(f *file) Description {
	return Description{Kind: f.kind, Name: f.name, Title: f.title, Notes: f.notes, Reason: f.reason, Keys: l.keysOf(f)}
}

// keysOf lists the keys that a file sets, each once.
func (l *library) keysOf(f *file) []string {
	var keys []string
	seen := map[int]bool{}
	for _, s := range f.settings {
		if !seen[s.line] {
			seen[s.line] = true
			keys = append(keys, string(l.registry.lines[s.line].ID))
		}
	}
	return keys
}
