package office_test

import (
	"regexp"
	"strings"
	"testing"

	"krav/internal/access"
)

func TestEachPageLeadsToWhatTheHelpSaysOfIt(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	help := v.sees("/help").is("/help", "Ordene").html
	topics := 0
	for part := range strings.SplitSeq(help, "<section") {
		id := regexp.MustCompile(`<h2 id="([a-z]+)"`).FindStringSubmatch(part)
		path := regexp.MustCompile(`href="(/[a-z/]*)">Gå til`).FindStringSubmatch(part)
		if id == nil || path == nil {
			continue // it is of no page, or of one without an address of its own
		}
		if isOpen(path[1]) {
			continue
		}
		topics++
		if p := v.sees(path[1]); !strings.Contains(p.html, `href="/help#`+id[1]+`" aria-label="Hjælp"`) {
			t.Errorf("%s (%d) doesn't lead to what the help says of it", path[1], p.status)
		}
	}
	if topics < 9 {
		t.Errorf("the help leads to %d pages, want 9 or more", topics)
	}
}

// isOpen holds for the pages that stand beside the office, open to all.
func isOpen(path string) bool { return path == "/calculate" || path == "/rates" }

func TestTheHelpLeadsNobodyToWhatTheyMayNotSee(t *testing.T) {
	t.Parallel()
	d := settled(t)
	ida := d.in("ida@holm.example")
	bo := d.hire(ida, access.Reader)
	for _, v := range []visitor{ida, bo} {
		for _, path := range regexp.MustCompile(`href="(/[a-z/]+)">Gå til`).FindAllStringSubmatch(v.sees("/help").html, -1) {
			if isOpen(path[1]) {
				continue
			}
			if p := v.sees(path[1]); p.status >= 400 {
				t.Errorf("the help leads to %s, which is answered with %d", path[1], p.status)
			}
		}
	}
}

func TestKeysCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	if p := v.sees("/help").is("/help", "Tasterne virker"); strings.Contains(p.html, `data-keys="off"`) {
		t.Error("the keys are off from the beginning")
	}
	v.sends("/preference", "keys", "off", "theme", "", "back", "/help").is("/help", `data-keys="off"`).is("/help", "Tasterne er slået fra")
	v.sends("/preference", "keys", "nonsense", "back", "/help").is("/help", `data-keys="off"`)
	v.sends("/preference", "keys", "on", "back", "/help").is("/help", "Tasterne virker")
}
