package journal_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strconv"
	"testing"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// chain seals the samples into the journal of one case.
func chain(t *testing.T) []journal.Record {
	t.Helper()
	var records []journal.Record
	prev := ""
	for i, e := range samples() {
		r := journal.Record{
			Creditor: 3, Case: 1042, Version: int64(i + 1), On: day("2026-11-09"), Recorded: fmt.Sprintf("2026-11-09 08:00:%02d.000000Z", i),
			By: "person:7", Content: encoded(t, e), Salt: fmt.Sprintf("salt%d", i),
		}
		r.Seal(prev)
		prev = r.Hash
		records = append(records, r)
	}
	return records
}

// firstWrong returns what Check says of the first record that doesn't prove
// itself, or nil.
func firstWrong(records []journal.Record) error {
	prev := ""
	for i := range records {
		if err := records[i].Check(int64(i+1), prev); err != nil {
			return err
		}
		prev = records[i].Hash
	}
	return nil
}

func TestASealedJournalProvesItself(t *testing.T) {
	t.Parallel()
	if err := firstWrong(chain(t)); err != nil {
		t.Errorf("an untouched journal: %v", err)
	}
}

// The hash of a record is stored for good, so how it is made never changes. Here
// what is hashed is written out by hand: each text behind its length.
func TestTheHashIsMadeAsItAlwaysWas(t *testing.T) {
	t.Parallel()
	r := journal.Record{
		Creditor: 3, Case: 1042, Version: 2, On: day("2026-11-09"), Recorded: "2026-11-09 08:00:00.000000Z", By: "person:7",
		Content: journal.Content{Kind: "note.added", Form: 1, Private: "text:3:abc\n"}, Salt: "s4lt",
	}
	r.Seal("f00d")
	private := sum("14:krav private 14:s4lt11:text:3:abc\n")
	if r.PrivateHash != private {
		t.Errorf("hash of the personal text = %s, want %s", r.PrivateHash, private)
	}
	want := sum("12:krav event 1" + "1:3" + "4:1042" + "1:2" + "10:2026-11-09" + "27:2026-11-09 08:00:00.000000Z" + "8:person:7" +
		"10:note.added" + "1:1" + "0:" + "64:" + private + "4:f00d")
	if r.Hash != want || r.Prev != "f00d" {
		t.Errorf("hash = %s after %s, want %s after f00d", r.Hash, r.Prev, want)
	}
}

func sum(text string) string {
	hash := sha256.Sum256([]byte(text))
	return hex.EncodeToString(hash[:])
}

// Whoever changes a single bit of what a record holds is found out by that record.
func TestEveryChangedByteIsNoticed(t *testing.T) {
	t.Parallel()
	records := chain(t)
	for i := range records {
		for field, key := range map[string]string{
			"Recorded": "journal.content_changed", "By": "journal.content_changed", "Kind": "journal.content_changed",
			"Payload": "journal.content_changed", "PrivateHash": "journal.content_changed", "Hash": "journal.content_changed",
			"Private": "journal.private_changed", "Salt": "journal.private_changed", "Prev": "journal.link_broken",
		} {
			text := reflect.ValueOf(records[i]).FieldByName(field).String()
			for at := range len(text) {
				changed := []byte(text)
				changed[at] ^= 1
				wantNoticed(t, records, i, key, func(r *journal.Record) {
					reflect.ValueOf(r).Elem().FieldByName(field).SetString(string(changed))
				})
			}
		}
	}
}

func TestEveryChangedNumberIsNoticed(t *testing.T) {
	t.Parallel()
	records := chain(t)
	for i := range records {
		wantNoticed(t, records, i, "journal.version_missing", func(r *journal.Record) { r.Version++ })
		wantNoticed(t, records, i, "journal.content_changed", func(r *journal.Record) { r.Form++ })
		wantNoticed(t, records, i, "journal.content_changed", func(r *journal.Record) { r.Creditor++ })
		wantNoticed(t, records, i, "journal.content_changed", func(r *journal.Record) { r.Case++ })
		wantNoticed(t, records, i, "journal.content_changed", func(r *journal.Record) { r.On = r.On.AddDays(-1) })
	}
}

// wantNoticed changes one record of a journal and holds that the fault names it.
func wantNoticed(t *testing.T, records []journal.Record, at int, key string, change func(*journal.Record)) {
	t.Helper()
	touched := append([]journal.Record(nil), records...)
	change(&touched[at])
	err := firstWrong(touched)
	f := fault.Of(err)
	place := strconv.FormatInt(touched[at].Version, 10)
	if f == nil || f.Kind != fault.Corrupt || f.Key != key || f.Args["version"] != place {
		t.Fatalf("record %d: %v, want %s there", at+1, err, key)
	}
}

func TestARecordThatIsHashedAnewBreaksTheNext(t *testing.T) {
	t.Parallel()
	records := chain(t)
	records[4].By = "person:8"
	records[4].Seal(records[4].Prev)
	err := firstWrong(records)
	wantCorrupt(t, err, "journal.link_broken")
	if f := fault.Of(err); f.Args["version"] != "6" {
		t.Errorf("noticed at version %s, want 6", f.Args["version"])
	}
}

func TestARecordTakenOutOrMovedIsNoticed(t *testing.T) {
	t.Parallel()
	records := chain(t)
	wantCorrupt(t, firstWrong(records[1:]), "journal.version_missing")
	wantCorrupt(t, firstWrong(append(append([]journal.Record(nil), records[:3]...), records[4:]...)), "journal.version_missing")
	records[2], records[3] = records[3], records[2]
	wantCorrupt(t, firstWrong(records), "journal.version_missing")
	records[2].Version, records[3].Version = 3, 4
	wantCorrupt(t, firstWrong(records), "journal.link_broken")
}

func TestErasedTextLeavesTheChainWhole(t *testing.T) {
	t.Parallel()
	records := chain(t)
	for i := range records {
		records[i].Private, records[i].Salt = "", ""
	}
	if err := firstWrong(records); err != nil {
		t.Errorf("after erasing: %v", err)
	}
	records[0].Private, records[0].Salt = "debtor.name:3:Ida\n", "salt0"
	wantCorrupt(t, firstWrong(records), "journal.private_changed")
}

func TestTextPutIntoARecordThatHadNoneIsNoticed(t *testing.T) {
	t.Parallel()
	r := journal.Record{Version: 1, Content: encoded(t, debt.BatchLeft{}), Salt: "needless"}
	r.Seal("")
	if r.Salt != "" || r.PrivateHash != "" {
		t.Errorf("salt %q, hash %q of no text", r.Salt, r.PrivateHash)
	}
	r.Private = "text:3:abc\n"
	wantCorrupt(t, r.Check(1, ""), "journal.private_changed")
}

// Where one text ends and the next begins is part of what is hashed.
func TestNoTwoRecordsHashAlike(t *testing.T) {
	t.Parallel()
	seen := make(map[string]journal.Record)
	for _, r := range []journal.Record{
		{By: "ab", Content: journal.Content{Kind: "c"}},
		{By: "a", Content: journal.Content{Kind: "bc"}},
		{By: "abc"},
		{Content: journal.Content{Kind: "abc"}},
		{Content: journal.Content{Payload: "abc"}},
		{Case: 1, Version: 12},
		{Case: 11, Version: 2},
		{Creditor: 1, Version: 12},
		{Version: 112},
		{Content: journal.Content{Kind: "a", Form: 1, Payload: "1:b"}},
		{Content: journal.Content{Kind: "a", Form: 11, Payload: ":b"}},
	} {
		r.Seal("")
		if twin, taken := seen[r.Hash]; taken {
			t.Errorf("%+v and %+v have one hash", r, twin)
		}
		seen[r.Hash] = r
	}
	salted, plain := journal.Record{Salt: "ab", Content: journal.Content{Private: "c"}}, journal.Record{Salt: "a", Content: journal.Content{Private: "bc"}}
	salted.Seal("")
	plain.Seal("")
	if salted.PrivateHash == plain.PrivateHash {
		t.Error("salt and text run together")
	}
}
