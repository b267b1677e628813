package journal_test

import (
	"testing"

	"krav/internal/journal"
)

func heads() []journal.Head {
	return []journal.Head{{Case: 1, Version: 12, Hash: "aa"}, {Case: 2, Version: 3, Hash: "bb"}, {Case: 10, Version: 1, Hash: "cc"}}
}

func anchored(heads []journal.Head) string {
	return journal.Anchor(3, day("2026-11-09"), "f00d", heads)
}

func TestTheAnchorIsMadeAsItAlwaysWas(t *testing.T) {
	t.Parallel()
	// Worked out by hand: each text behind its length.
	want := sum("13:krav anchor 1" + "1:3" + "10:2026-11-09" + "4:f00d" + "1:3" +
		"1:1" + "2:12" + "2:aa" + "1:2" + "1:3" + "2:bb" + "2:10" + "1:1" + "2:cc")
	if got := anchored(heads()); got != want {
		t.Errorf("anchor = %s, want %s", got, want)
	}
}

func TestTheAnchorChangesWithWhateverItHolds(t *testing.T) {
	t.Parallel()
	seen := map[string]string{anchored(heads()): "as it was"}
	notice := func(what, anchor string) {
		if twin, taken := seen[anchor]; taken {
			t.Errorf("%s: the anchor is the same as %s", what, twin)
		}
		seen[anchor] = what
	}
	with := func(what string, change func([]journal.Head) []journal.Head) { notice(what, anchored(change(heads()))) }
	with("a case taken away", func(h []journal.Head) []journal.Head { return h[1:] })
	with("a case added", func(h []journal.Head) []journal.Head {
		return append(h, journal.Head{Case: 11, Version: 1, Hash: "dd"})
	})
	with("an empty case added", func(h []journal.Head) []journal.Head { return append(h, journal.Head{}) })
	with("no cases", func([]journal.Head) []journal.Head { return nil })
	with("two cases swapped", func(h []journal.Head) []journal.Head { h[0], h[1] = h[1], h[0]; return h })
	for i := range heads() {
		with("a tail cut off", func(h []journal.Head) []journal.Head { h[i].Version--; return h })
		with("another hash", func(h []journal.Head) []journal.Head { h[i].Hash = "ee"; return h })
		with("another case", func(h []journal.Head) []journal.Head { h[i].Case += 100; return h })
	}
	notice("another creditor", journal.Anchor(4, day("2026-11-09"), "f00d", heads()))
	notice("another day", journal.Anchor(3, day("2026-11-10"), "f00d", heads()))
	notice("another anchor before", journal.Anchor(3, day("2026-11-09"), "f00e", heads()))
	notice("the first anchor", journal.Anchor(3, day("2026-11-09"), "", heads()))
	// Case 1 at version 12 and case 11 at version 2 are written with the same digits.
	notice("digits run together", anchored([]journal.Head{{Case: 11, Version: 2, Hash: "aa"}, heads()[1], heads()[2]}))
}

func BenchmarkDecode(b *testing.B) {
	content, err := journal.Encode(stepSamples()[0])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := journal.Decode(content); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	e := stepSamples()[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := journal.Encode(e); err != nil {
			b.Fatal(err)
		}
	}
}
