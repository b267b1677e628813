package dispatch

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/emersion/go-message"

	"krav/internal/casework"
)

// How much of a returned message is looked at. The report stands before the
// message that is returned, so what comes later isn't missed.
const (
	maxReportRead   = 1 << 20
	maxReportHeader = 256 << 10
	maxReportParts  = 30
	maxReportDepth  = 5
	maxReportText   = 64 << 10
	maxReportGroups = 20 // recipients in one report: one, and who it was forwarded to
	maxReportFields = 64
)

var errEnough = errors.New("enough read")

// ReadReports returns what a returned message says became of ours: one report for
// each recipient in a report by the standard (RFC 3464), wherever in the message
// it lies, else what can be read from the free text of servers that write their
// own. An automatic answer (autosvar) says nothing of delivery and gives none.
// Whatever else comes back is unclear. It fills in neither the dispatch nor the
// time.
func ReadReports(r io.Reader) []casework.Report {
	options := &message.ReadOptions{MaxHeaderBytes: maxReportHeader}
	returned, _ := message.ReadWithOptions(io.LimitReader(r, maxReportRead), options)
	if returned == nil {
		return []casework.Report{{Kind: casework.ReportUnclear}}
	}
	found := lookThrough(returned)
	if len(found.reports) > 0 {
		return found.reports
	}
	if report, ok := readOwnWords(returned.Header, found.text); ok {
		return []casework.Report{report}
	}
	if isAutomaticAnswer(returned.Header) {
		return nil
	}
	return []casework.Report{{Kind: casework.ReportUnclear}}
}

// contents is what was found in a returned message.
type contents struct {
	reports []casework.Report // from the first delivery-status part
	text    string            // the first plain text
}

// lookThrough walks the parts of a message until it has found a report, but not
// into messages that lie inside: those are ours coming back, or somebody else's.
func lookThrough(returned *message.Entity) contents {
	var found contents
	parts := 0
	_ = returned.Walk(func(path []int, part *message.Entity, _ error) error {
		parts++
		if parts > maxReportParts || len(path) > maxReportDepth {
			return errEnough
		}
		kind, _, _ := part.Header.ContentType()
		switch strings.ToLower(kind) {
		case "message/delivery-status", "message/global-delivery-status":
			found.reports = readStatus(io.LimitReader(part.Body, maxReportText))
			return errEnough
		case "text/plain", "":
			if found.text == "" {
				text, _ := io.ReadAll(io.LimitReader(part.Body, maxReportText)) // what came until a fault is good enough
				found.text = string(text)
			}
		}
		return nil
	}) // a message that breaks off has told what it has told
	return found
}

// readStatus reads a delivery-status part: groups of header fields with an empty
// line between, the first about the message, each later one about a recipient.
// Servers leave things out, so a recipient's fields are taken wherever they stand.
func readStatus(r io.Reader) []casework.Report {
	var reports []casework.Report
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxReportText)
	group := fields{}
	for lines.Scan() && len(reports) < maxReportGroups {
		line := strings.TrimRight(lines.Text(), " \t\r")
		if line != "" {
			group.take(line)
			continue
		}
		reports = appendReport(reports, group)
		group = fields{}
	}
	if len(reports) < maxReportGroups {
		reports = appendReport(reports, group)
	}
	return reports
}

// fields are the header fields of one group, by lower-case name.
type fields struct {
	values map[string]string
	last   string
}

// take reads one line: a field, or the rest of the field before. A field that
// comes twice counts the first time.
func (f *fields) take(line string) {
	if line[0] == ' ' || line[0] == '\t' {
		if f.last != "" {
			f.values[f.last] += " " + strings.TrimSpace(line)
		}
		return
	}
	name, value, ok := strings.Cut(line, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	if _, twice := f.values[name]; !ok || twice || len(f.values) >= maxReportFields {
		f.last = ""
		return
	}
	if f.values == nil {
		f.values = make(map[string]string)
	}
	f.values[name], f.last = strings.TrimSpace(value), name
}

// word returns a field's value without its type ("smtp;", "dns;", "rfc822;").
func (f *fields) word(name string) string {
	value := f.values[name]
	if _, rest, typed := strings.Cut(value, ";"); typed {
		value = rest
	}
	return printable(value)
}

var (
	statusAlone = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}`)
	actionKinds = map[string]casework.ReportKind{
		"failed":    casework.ReportFailed,
		"delayed":   casework.ReportDelayed,
		"delivered": casework.ReportDelivered,
		"relayed":   casework.ReportRelayed,
		"expanded":  casework.ReportRelayed, // passed on to a list of others, of whom nothing is known
	}
)

// appendReport adds what a group says of a recipient. A group with neither an
// action nor a status is about the message, or is nothing.
func appendReport(reports []casework.Report, group fields) []casework.Report {
	status := statusAlone.FindString(group.values["status"])
	action, _, _ := strings.Cut(strings.ToLower(group.values["action"]), " ")
	kind, known := actionKinds[action]
	if !known {
		kind, known = kindOfStatus(status)
	}
	if !known {
		return reports
	}
	report := casework.Report{
		Kind:       kind,
		Status:     status,
		Diagnostic: group.word("diagnostic-code"),
		RemoteMTA:  group.word("remote-mta"),
	}
	if kind == casework.ReportFailed || kind == casework.ReportDelayed {
		report.Hindrance = hindrance(codeIn(report.Diagnostic), status)
	}
	return append(reports, report)
}

// kindOfStatus reads a status where the action is missing. Class 2 means no more
// than that somebody took it.
func kindOfStatus(status string) (casework.ReportKind, bool) {
	switch {
	case strings.HasPrefix(status, "5"):
		return casework.ReportFailed, true
	case strings.HasPrefix(status, "4"):
		return casework.ReportDelayed, true
	case strings.HasPrefix(status, "2"):
		return casework.ReportRelayed, true
	}
	return 0, false
}
