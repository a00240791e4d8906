package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// repository is the folder of the README, seen from this package.
const repository = "../.."

// A manualPage is a page that people read: the README or one of docs.
type manualPage struct {
	path  string // absolute, since commands are run in another folder
	name  string // as messages call it
	lines []string
}

// manualPages are the README and the pages of docs.
func manualPages(t *testing.T) []manualPage {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(repository, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []manualPage
	for _, path := range append([]string{filepath.Join(repository, "README.md")}, paths...) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, manualPage{absolute, filepath.Base(path), strings.Split(string(text), "\n")})
	}
	return pages
}

// TestReadmeOutputs runs every command whose output a page shows: the comment
//
//	<!-- output of: loanmodel explain F2[MT] --depth 2 -->
//
// is followed by a fenced block with all that the command prints, messages
// first. One that is meant to fail says so: "…, exit 3". The commands of a page
// run one after the other in one empty folder. With -update the blocks are
// rewritten, and written where there is none.
func TestReadmeOutputs(t *testing.T) {
	if testing.Short() {
		t.Skip("every command of the manual runs: not in a short run")
	}
	for _, page := range manualPages(t) {
		t.Run(page.name, func(t *testing.T) {
			shown, faults := shownOutputs(page.lines)
			for _, fault := range faults {
				t.Errorf("%s:%s", page.name, fault)
			}
			enterFolder(t)
			for i := range shown {
				checkOutput(t, page, &shown[i])
			}
			t.Logf("%d outputs compared", len(shown))
			if *update {
				rewrite(t, page, shown)
			}
		})
	}
}

// A shownOutput is a command with the block of a page that shows its output.
type shownOutput struct {
	args          []string
	exit          int
	comment       int // the line of the comment, counted from 0
	opened, ended int // the lines of the block's fences; 0 where there is no block
	now           string
}

// outputComment is the comment before the output of a command. Others that
// begin like it are mistakes.
var (
	outputComment  = regexp.MustCompile(`^<!-- output of: (.+?)(?:, exit ([0-9]+))? -->$`)
	outputMistaken = regexp.MustCompile(`^\s*<!--\s*[Oo]utputs? of`)
)

// shownOutputs finds the commands whose output a page shows, and what is wrong
// with the comments that say so.
func shownOutputs(lines []string) (shown []shownOutput, faults []string) {
	for i := 0; i < len(lines); i++ {
		if f, ok := fenceAt(lines, i); ok {
			i = f.ended // a block may show such a comment
			continue
		}
		found := outputComment.FindStringSubmatch(lines[i])
		if found == nil {
			if outputMistaken.MatchString(lines[i]) {
				faults = append(faults, fmt.Sprintf("%d: the comment is not of the form <!-- output of: loanmodel VERB -->", i+1))
			}
			continue
		}
		output := shownOutput{comment: i}
		output.exit, _ = strconv.Atoi(found[2]) // nothing is 0
		commands := shellCommands(found[1])
		if len(commands) == 1 {
			output.args = programArguments(commands[0])
		}
		if output.args == nil {
			faults = append(faults, fmt.Sprintf("%d: %q is not one command of this program", i+1, found[1]))
			continue
		}
		f, ok := fenceAt(lines, afterBlanks(lines, i+1))
		if ok && f.ended == len(lines) {
			faults = append(faults, fmt.Sprintf("%d: the block of the output never ends", f.opened+1))
			continue
		}
		output.opened, output.ended = f.opened, f.ended
		shown = append(shown, output)
	}
	return shown, faults
}

// afterBlanks is the first line from one on that has text.
func afterBlanks(lines []string, from int) int {
	for from < len(lines) && strings.TrimSpace(lines[from]) == "" {
		from++
	}
	return from
}

// A fence is a fenced block: the lines that open and end it, and what it says
// its language is.
type fence struct {
	opened, ended int
	language      string
}

var fenceLine = regexp.MustCompile("^ {0,3}(`{3,}|~{3,}) *([^ `]*)[^`]*$")

// fenceAt is the fenced block that a line opens. One that never ends goes to the
// end of the page.
func fenceAt(lines []string, at int) (fence, bool) {
	if at >= len(lines) {
		return fence{}, false
	}
	found := fenceLine.FindStringSubmatch(lines[at])
	if found == nil {
		return fence{}, false
	}
	mark := found[1]
	for end := at + 1; end < len(lines); end++ {
		closing := strings.TrimSpace(lines[end])
		if strings.HasPrefix(closing, mark) && strings.Trim(closing, mark[:1]) == "" {
			return fence{at, end, found[2]}, true
		}
	}
	return fence{at, len(lines), found[2]}, true
}

// enterFolder makes an empty folder the working folder, with the files of the
// repository that a command can name: scenarios. Settings of whoever runs the
// tests are out of the way.
func enterFolder(t *testing.T) {
	t.Helper()
	folder := t.TempDir()
	root := os.DirFS(repository)
	err := fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch {
		case entry.IsDir() && (path == "out" || path == "bin" || path != "." && strings.HasPrefix(path, ".")):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(path) != ".yaml":
			return nil
		}
		text, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		copied := filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(copied), 0o755); err != nil {
			return err
		}
		return os.WriteFile(copied, text, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, assignment := range os.Environ() {
		if variable, _, _ := strings.Cut(assignment, "="); strings.HasPrefix(variable, variablePrefix) {
			t.Setenv(variable, "")
		}
	}
	t.Chdir(folder)
}

// checkOutput runs a command and compares what it prints with what the page
// shows of it.
func checkOutput(t *testing.T, page manualPage, output *shownOutput) {
	t.Helper()
	at := fmt.Sprintf("%s:%d: %s %s", page.name, output.comment+1, name, strings.Join(output.args, " "))
	var printed bytes.Buffer // messages and data in one, as a terminal shows them
	exit := run(t.Context(), output.args, strings.NewReader(""), &printed, &printed)
	output.now = printed.String()
	if exit != output.exit {
		t.Errorf("%s: exit code %d, want %d\n%s", at, exit, output.exit, output.now)
	}
	if *update {
		return
	}
	if output.opened == 0 {
		t.Errorf("%s: no block with its output follows; write it with: go test ./cmd/loanmodel -run Readme -update", at)
		return
	}
	if text := blockText(page.lines, *output); text != output.now {
		t.Errorf("%s prints something else:\n%sIf that is right: go test ./cmd/loanmodel -run Readme -update", at, shortDiff(text, output.now))
	}
}

// blockText is the text between the fences of a block.
func blockText(lines []string, output shownOutput) string {
	var text strings.Builder
	for _, line := range lines[output.opened+1 : output.ended] {
		text.WriteString(line + "\n")
	}
	return text.String()
}

// rewrite writes the page with the outputs of now.
func rewrite(t *testing.T, page manualPage, shown []shownOutput) {
	t.Helper()
	lines := withOutputs(page.lines, shown)
	if slices.Equal(lines, page.lines) {
		return
	}
	if err := os.WriteFile(page.path, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withOutputs puts the outputs of now into their blocks, from the last to the
// first, so that the places of the others stay.
func withOutputs(lines []string, shown []shownOutput) []string {
	lines = slices.Clone(lines)
	for _, output := range slices.Backward(shown) {
		mark := "```"
		for strings.Contains(output.now, mark) {
			mark += "`"
		}
		block := append([]string{mark + "text"}, strings.Split(strings.TrimSuffix(output.now, "\n"), "\n")...)
		block = append(block, mark)
		from, to := output.opened, output.ended+1
		if output.opened == 0 {
			from, to = output.comment+1, output.comment+1
		}
		lines = slices.Replace(lines, from, to, block...)
	}
	return lines
}

// TestReadmeCommands looks at every command of this program that a page names,
// on a line of code or in a sentence: its verb and its flags exist. The page of
// the errors shows wrong commands too; what it shows is printed by TestErrors.
func TestReadmeCommands(t *testing.T) {
	checked := 0
	for _, page := range manualPages(t) {
		if page.name == "errors.md" {
			continue
		}
		for _, code := range codeOf(page.lines) {
			for _, words := range shellCommands(code.text) {
				args := programArguments(withoutPrompt(words))
				if args == nil {
					continue
				}
				checked++
				if fault := unknownIn(args); fault != "" {
					t.Errorf("%s:%d: %s: %s", page.name, code.number, strings.TrimSpace(code.text), fault)
				}
			}
		}
	}
	t.Logf("%d commands checked", checked)
	if checked == 0 {
		t.Error("no page names a command")
	}
}

// shells are the languages of blocks that hold commands.
var shells = []string{"", "sh", "bash", "console", "shell", "zsh"}

// inlineCode is code in a sentence.
var inlineCode = regexp.MustCompile("`([^`]+)`")

// A codeLine is one line of code, or code in a sentence; lines count from 1.
type codeLine struct {
	number int
	text   string
}

// codeOf is the code of a page: fenced blocks of commands but for shown outputs,
// indented blocks, and code in sentences.
func codeOf(lines []string) []codeLine {
	lines = joined(lines)
	shown, _ := shownOutputs(lines)
	var code []codeLine
	for i := 0; i < len(lines); i++ {
		block, fenced := fenceAt(lines, i)
		if !fenced {
			code = append(code, codeIn(lines, i)...)
			continue
		}
		isOutput := slices.ContainsFunc(shown, func(output shownOutput) bool { return output.opened == i })
		if slices.Contains(shells, block.language) && !isOutput {
			for j, text := range lines[i+1 : block.ended] {
				code = append(code, codeLine{i + j + 2, text})
			}
		}
		i = block.ended
	}
	return code
}

// joined is a page in which a line that ends with a backslash has the next one
// in it, which is empty then: the numbers of the lines stay.
func joined(lines []string) []string {
	lines = slices.Clone(lines)
	for i := len(lines) - 1; i > 0; i-- {
		if before, ok := strings.CutSuffix(lines[i-1], `\`); ok {
			lines[i-1], lines[i] = before+lines[i], ""
		}
	}
	return lines
}

// codeIn is the code of a line that is in no fenced block: all of it, or what of
// a sentence is marked as code.
func codeIn(lines []string, at int) []codeLine {
	if indented(lines, at) {
		return []codeLine{{at + 1, lines[at]}}
	}
	var code []codeLine
	for _, span := range inlineCode.FindAllStringSubmatch(lines[at], -1) {
		code = append(code, codeLine{at + 1, span[1]})
	}
	return code
}

// indented says whether a line is of an indented block, which begins after an
// empty line.
func indented(lines []string, at int) bool {
	isDeep := func(i int) bool { return strings.HasPrefix(lines[i], "    ") || strings.HasPrefix(lines[i], "\t") }
	for i := at; i >= 0 && isDeep(i); i-- {
		if i == 0 || strings.TrimSpace(lines[i-1]) == "" {
			return true
		}
	}
	return false
}

// shellCommands splits a line into its commands and their words, as a shell
// does: quotes keep blanks, and a comment is none.
func shellCommands(line string) [][]string {
	var s splitter
	for _, char := range line {
		switch {
		case s.quote != 0 && char == s.quote:
			s.quote = 0
		case s.quote != 0:
			s.word += string(char)
		case char == '\'' || char == '"':
			s.quote, s.begun = char, true
		case char == '#' && !s.begun:
			s.endCommand()
			return s.commands
		case strings.ContainsRune("|&;()<>", char):
			s.endCommand()
		case unicode.IsSpace(char):
			s.endWord()
		default:
			s.word, s.begun = s.word+string(char), true
		}
	}
	s.endCommand()
	return s.commands
}

// A splitter holds what of a line has been read.
type splitter struct {
	commands [][]string
	words    []string
	word     string
	begun    bool // also a word of nothing, as ''
	quote    rune // in which the word is, 0 outside of quotes
}

func (s *splitter) endWord() {
	if s.begun {
		s.words = append(s.words, s.word)
	}
	s.word, s.begun = "", false
}

func (s *splitter) endCommand() {
	s.endWord()
	if len(s.words) > 0 {
		s.commands = append(s.commands, s.words)
	}
	s.words = nil
}

// assignment is a variable that is set for one command.
var assignment = regexp.MustCompile(`^[A-Z_][A-Z0-9_]*=`)

// withoutPrompt is a command without what stands before its name.
func withoutPrompt(words []string) []string {
	for len(words) > 0 && (words[0] == "$" || assignment.MatchString(words[0])) {
		words = words[1:]
	}
	return words
}

// programArguments are the arguments of a command of this program, nil for
// other commands. From a clone it is called through go run.
func programArguments(words []string) []string {
	for _, called := range [][]string{{name}, {"go", "run", "./cmd/" + name}} {
		if len(words) >= len(called) && slices.Equal(words[:len(called)], called) {
			return append([]string{}, words[len(called):]...)
		}
	}
	return nil
}

// unknownIn is what the arguments name that the program does not have: a verb
// or a flag; "" where there is nothing.
func unknownIn(args []string) string {
	root := newRootCommand(newProgram(io.Discard, io.Discard, false))
	root.InitDefaultHelpCmd()
	cmd, rest, err := root.Find(args)
	if err != nil {
		return err.Error()
	}
	if err := cmd.ParseFlags(nil); err != nil { // brings in the flags of all commands
		return err.Error()
	}
	var words []string
	for i := 0; i < len(rest); i++ {
		if len(rest[i]) < 2 || rest[i][0] != '-' {
			words = append(words, rest[i])
			continue
		}
		flag, hasValue := flagOf(cmd, rest[i])
		if flag == nil {
			return cmd.CommandPath() + " has no flag " + rest[i]
		}
		if flag.NoOptDefVal == "" && !hasValue {
			i++
		}
	}
	return unknownVerb(cmd, words)
}

// unknownVerb says which word should name a command under cmd and does not.
// Words in capitals stand for others.
func unknownVerb(cmd *cobra.Command, words []string) string {
	switch {
	case len(words) == 0 || words[0] == strings.ToUpper(words[0]):
		return ""
	case cmd.Name() == "help":
		return unknownIn(words)
	case cmd.HasSubCommands():
		return cmd.CommandPath() + " has no command " + words[0]
	}
	return ""
}

// flagOf is the flag that a word names, and whether its value is in the word.
func flagOf(cmd *cobra.Command, word string) (flag *pflag.Flag, hasValue bool) {
	if long, ok := strings.CutPrefix(word, "--"); ok {
		long, _, hasValue = strings.Cut(long, "=")
		return cmd.Flags().Lookup(long), hasValue
	}
	return cmd.Flags().ShorthandLookup(word[1:2]), len(word) > 2
}

func TestUnknownIn(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"loanmodel", ""},
		{"loanmodel run base --format csv,json -o results --set a=1 --set 'b=2' --all # a comment --none", ""},
		{"go run ./cmd/loanmodel run", ""},
		{"$ LOANMODEL_OUT=x loanmodel scenarios show base --differences", ""},
		{"loanmodel --errors json run", ""},
		{"loanmodel COMMAND --help", ""},
		{"loanmodel help scenarios list", ""},
		{"source <(loanmodel completion bash)", ""},
		{"loanmodel rnu", "loanmodel has no command rnu"},
		{"cd x && loanmodel scenarios lst", "loanmodel scenarios has no command lst"},
		{"loanmodel help rnu", "loanmodel has no command rnu"},
		{"loanmodel run --fromat csv", "loanmodel run has no flag --fromat"},
		{"loanmodel run -x", "loanmodel run has no flag -x"},
		{"loanmodel sources > x; loanmodel run --depth 2", "loanmodel run has no flag --depth"},
	} {
		var got []string
		calls := 0
		for _, words := range shellCommands(c.line) {
			if args := programArguments(withoutPrompt(words)); args != nil {
				calls++
				got = append(got, unknownIn(args))
			}
		}
		if calls == 0 || strings.Join(got, "") != c.want {
			t.Errorf("%s: %q in %d calls, want %q", c.line, got, calls, c.want)
		}
	}
	for _, other := range []string{"go test ./cmd/loanmodel -update", "git clone x/loanmodel", "loanmodel: error: nothing", "# loanmodel rnu"} {
		for _, words := range shellCommands(other) {
			if args := programArguments(withoutPrompt(words)); args != nil {
				t.Errorf("%s is taken for a command with %q", other, args)
			}
		}
	}
}

// manualSample is a page with everything that pages have.
const manualSample = "# Page\n" +
	"Call `loanmodel one` or `loanmodel two`, or:\n" +
	"    no code: it goes on\n" +
	"\n" +
	"    loanmodel three\n" +
	"```sh\n" +
	"loanmodel four \\\n" +
	"--flag\n" +
	"```\n" +
	"```go\n" +
	"loanmodel none\n" +
	"```\n" +
	"<!-- output of: loanmodel five 'a b' -->\n" +
	"\n" +
	"~~~\n" +
	"old\n" +
	"~~~\n" +
	"<!-- output of: loanmodel six, exit 3 -->\n" +
	"````text\n" +
	"<!-- output of: loanmodel none -->\n" +
	"```\n" +
	"````\n" +
	"<!-- Output of: loanmodel none -->\n" +
	"<!-- output of: ls -->\n" +
	"<!-- output of: loanmodel none -->\n" +
	"```text\n" +
	"and no end"

func TestPagesAreRead(t *testing.T) {
	lines := strings.Split(manualSample, "\n")
	var code []string
	for _, line := range codeOf(lines) {
		code = append(code, fmt.Sprint(line.number, " ", strings.TrimSpace(line.text)))
	}
	want := []string{"2 loanmodel one", "2 loanmodel two", "5 loanmodel three", "7 loanmodel four --flag", "8 "}
	if !slices.Equal(code, want) {
		t.Errorf("code %q, want %q", code, want)
	}
	shown, faults := shownOutputs(lines)
	if len(shown) != 2 || len(faults) != 3 {
		t.Fatalf("outputs %+v, faults %q", shown, faults)
	}
	if a := shown[0]; !slices.Equal(a.args, []string{"five", "a b"}) || a.exit != 0 || blockText(lines, a) != "old\n" {
		t.Errorf("the first output is %+v", a)
	}
	if b := shown[1]; !slices.Equal(b.args, []string{"six"}) || b.exit != 3 {
		t.Errorf("the second output is %+v", b)
	}
}

func TestPagesAreRewritten(t *testing.T) {
	lines := strings.Split(manualSample, "\n")
	shown, _ := shownOutputs(lines)
	shown[0].now, shown[1].now = "new\nlines\n", "```\n"
	again, _ := shownOutputs(withOutputs(lines, shown))
	for i, output := range again {
		if text := blockText(withOutputs(lines, shown), output); text != shown[i].now {
			t.Errorf("output %d became %q, want %q", i, text, shown[i].now)
		}
	}
	bare := []string{"before", "<!-- output of: loanmodel x -->", "after"}
	shown, _ = shownOutputs(bare)
	shown[0].now = "printed\n"
	want := []string{"before", bare[1], "```text", "printed", "```", "after"}
	if got := withOutputs(bare, shown); !slices.Equal(got, want) {
		t.Errorf("a comment without a block became %q, want %q", got, want)
	}
}
