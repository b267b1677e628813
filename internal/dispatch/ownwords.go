package dispatch

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/emersion/go-message"

	"krav/internal/casework"
)

// Some servers report in free text: qmail by a habit of its own, Exim with a
// header, Exchange and many gateways in sentences. What is looked for is a sender
// that is a mail server, and a code: sentences come in all languages, codes don't.

var (
	// What is looked for is "550 5.1.1", "#5.1.1" or "550" alone.
	statusInText = regexp.MustCompile(`(?:^|[\s#(<:;=])([45]\.\d{1,3}\.\d{1,3})(?:$|[\s)>:;,.])`)
	codeInText   = regexp.MustCompile(`(?:^|[\s#(<:;=])([45][0-5]\d)(?:$|[\s)>:;,-])`)
	// copyBegins is where servers begin to quote the message they return.
	copyBegins = regexp.MustCompile(`(?im)^\W*(?:below this line is a copy|this is a copy of|included is a copy|original message|` +
		`the following message|oprindelig meddelelse|return-path:|received:).*$`)
	// aboutDelay is how a server says that it hasn't given up yet.
	aboutDelay = regexp.MustCompile(`(?i)\b(?:delayed|still trying|will keep trying|not yet been delivered|not been delivered yet|` +
		`attempts will continue|do not need to resend|forsinket)\b`)
	// mailServer is who reports come from.
	mailServer = regexp.MustCompile(`(?i)\b(?:mailer-daemon|postmaster|mail delivery|mailerdaemon|microsoftexchange[0-9a-f]*)\b`)
)

const qmailGreeting = "Hi. This is the"

// readOwnWords reads a report in free text. It reports false when the message
// isn't from a mail server, or says neither that it failed nor that it waits.
func readOwnWords(header message.Header, text string) (casework.Report, bool) {
	gaveUp := header.Has("X-Failed-Recipients") || strings.HasPrefix(strings.TrimSpace(text), qmailGreeting)
	if !gaveUp && !mailServer.MatchString(header.Get("From")) {
		return casework.Report{}, false
	}
	if copied := copyBegins.FindStringIndex(text); copied != nil {
		text = text[:copied[0]]
	}
	status, code := statusIn(text), codeIn(text)
	report := casework.Report{Status: status, Diagnostic: aroundCode(text), Hindrance: hindrance(code, status)}
	switch {
	case aboutDelay.MatchString(header.Get("Subject")), aboutDelay.MatchString(text):
		report.Kind = casework.ReportDelayed
	case gaveUp, status != "", code != 0:
		report.Kind = casework.ReportFailed
	default:
		return casework.Report{}, false
	}
	return report, true
}

// statusIn returns the first status of a refusal or delay in a text, or nothing.
func statusIn(text string) string {
	found := statusInText.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return found[1]
}

// codeIn returns the first code of a refusal or delay in a text, or nought.
func codeIn(text string) int {
	found := codeInText.FindStringSubmatch(text)
	if found == nil {
		return 0
	}
	code, err := strconv.Atoi(found[1])
	if err != nil {
		return 0
	}
	return code
}

// aroundCode returns the line that holds the code, which says it best.
func aroundCode(text string) string {
	for line := range strings.Lines(text) {
		if statusInText.MatchString(line) || codeInText.MatchString(line) {
			return printable(line)
		}
	}
	return ""
}

// awayInSubject is how answers by machines begin that don't say so in a header.
var awayInSubject = regexp.MustCompile(`(?i)^\s*(?:automatic reply|auto(?:matisk)?[- ]?(?:reply|svar)|out[ -]of[ -](?:the[ -])?office|` +
	`ikke til stede|fraværende|ferie)`)

// isAutomaticAnswer reports whether a message was sent by a machine on somebody's
// behalf (RFC 3834, and the headers that were used before it).
func isAutomaticAnswer(header message.Header) bool {
	if submitted := header.Get("Auto-Submitted"); submitted != "" && !strings.EqualFold(strings.TrimSpace(submitted), "no") {
		return true
	}
	if slices.ContainsFunc([]string{"X-Autoreply", "X-Autorespond", "X-Auto-Reply-From"}, header.Has) {
		return true
	}
	if strings.EqualFold(header.Get("Precedence"), "auto_reply") {
		return true
	}
	subject, err := header.Text("Subject")
	return err == nil && awayInSubject.MatchString(subject)
}
