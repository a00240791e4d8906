package xlsxlint

import (
	"path"
	"slices"
	"strings"
)

// parts checks the parts in the archive: each has a content type, something
// leads to it, and none is a macro or a calculation chain.
func (l *linter) parts() {
	var types struct {
		Defaults []struct {
			Extension string `xml:"Extension,attr"`
		} `xml:"Default"`
		Overrides []struct {
			Part string `xml:"PartName,attr"`
			Type string `xml:"ContentType,attr"`
		} `xml:"Override"`
	}
	if err := l.book.decode(partTypes, &types); err != nil {
		l.found(Part, partTypes, "%v", err)
	}
	typed := map[string]bool{}
	for _, o := range types.Overrides {
		part := strings.TrimPrefix(o.Part, "/")
		typed[part] = true
		if l.book.content[part] == nil {
			l.found(Part, part, "has a content type and is not there")
		}
		if strings.Contains(o.Type, "macroEnabled") {
			l.found(Macro, part, "%s", o.Type)
		}
	}
	for _, d := range types.Defaults {
		typed["."+strings.ToLower(d.Extension)] = true
	}
	led := l.led()
	for _, part := range l.book.names {
		extension := strings.ToLower(path.Ext(part))
		switch {
		case part == partTypes || extension == ".rels":
		case extension == ".bin" || strings.Contains(part, "macrosheets/"):
			l.found(Macro, part, "may hold a program")
		case strings.HasSuffix(part, "calcChain.xml"):
			l.found(CalcChain, part, "names cells by a list of its own")
		case strings.Contains(part, "externalLinks/") || strings.HasSuffix(part, "connections.xml"):
			l.found(External, part, "leads to other files")
		case !typed[part] && !typed[extension], extension == ".xml" && !typed[part]:
			l.found(Part, part, "has no content type")
		case !led[part]:
			l.found(Part, part, "nothing leads to it")
		}
	}
}

// ownerOf returns the part whose relationships a list holds; "" stands for the
// package.
func ownerOf(list string) string {
	folder, name := path.Split(list)
	return strings.TrimPrefix(path.Join(path.Dir(path.Clean(folder)), strings.TrimSuffix(name, ".rels")), ".")
}

func (b *book) lists() []string {
	return slices.DeleteFunc(slices.Clone(b.names), func(name string) bool { return path.Ext(name) != ".rels" })
}

// led returns the parts that a relationship leads to.
func (l *linter) led() map[string]bool {
	led := map[string]bool{}
	for _, list := range l.book.lists() {
		for _, r := range l.book.relations(ownerOf(list)) {
			led[r.part] = true
		}
	}
	return led
}

// relationships checks where relationships lead. A link that a reader may
// follow is not part of the data.
func (l *linter) relationships() {
	for _, list := range l.book.lists() {
		for _, r := range l.book.relations(ownerOf(list)) {
			switch {
			case r.Mode == "External" && !strings.HasSuffix(r.Type, "/hyperlink"):
				l.found(External, list, "%s", r.Target)
			case r.Mode != "External" && l.book.content[r.part] == nil:
				l.found(Target, list, "%s is not there", r.Target)
			}
		}
	}
}
