package dispatch_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

func catcher(t *testing.T) (*dispatch.Catcher, string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "mail")
	one, err := dispatch.NewCatcher(folder, "brev@krav.test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = one.Close() })
	return one, folder
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

func TestACaughtMessageIsAFileAndItsLetterBesideIt(t *testing.T) {
	t.Parallel()
	one, folder := catcher(t)
	handed, err := one.Send(t.Context(), reminder(77))
	if err != nil || !handed.Accepted {
		t.Fatalf("got %+v, %v; want it received", handed, err)
	}
	if got, want := names(t, folder), []string{"77-brev-10427.pdf", "77.eml"}; !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	pdf, err := os.ReadFile(filepath.Join(folder, "77-brev-10427.pdf"))
	if err != nil || string(pdf) != string(reminder(77).Attachments[0].Bytes) {
		t.Errorf("the letter is %q, %v", pdf, err)
	}
	eml, err := os.ReadFile(filepath.Join(folder, "77.eml"))
	if err != nil || !strings.Contains(string(eml), "Message-ID: <krav.77@krav.test>\r\n") {
		t.Errorf("the message is %.300q, %v", eml, err)
	}
}

func TestTheSameDispatchCaughtTwiceIsOneMessage(t *testing.T) {
	t.Parallel()
	one, folder := catcher(t)
	for range 2 {
		if _, err := one.Send(t.Context(), reminder(77)); err != nil {
			t.Fatal(err)
		}
	}
	if got := names(t, folder); len(got) != 2 {
		t.Errorf("files %v, want two", got)
	}
}

func TestAFileNameLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	one, folder := catcher(t)
	for i, name := range []string{"../../ud.pdf", "/etc/ud.pdf", `c:\ud.pdf`, "..", "æøå ?.pdf", strings.Repeat("x", 250) + ".pdf"} {
		out := reminder(1)
		out.Dispatch = debt.DispatchID(i + 1)
		out.Attachments[0].Name = name
		if _, err := one.Send(t.Context(), out); err != nil {
			t.Errorf("%d, %q: %v", i, name, err)
		}
	}
	if got := names(t, filepath.Dir(folder)); len(got) != 1 {
		t.Errorf("files beside the folder: %v", got)
	}
	for _, name := range names(t, folder) {
		if len(name) > 100 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") != "" {
			t.Errorf("file %q", name)
		}
	}
}

func TestAFolderThatCantBeMadeIsSaid(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := dispatch.NewCatcher(filepath.Join(file, "mail"), "brev@krav.test"); !fault.HasKey(err, "dispatch.folder_not_writable") {
		t.Errorf("got %v", err)
	}
	if _, err := dispatch.NewCatcher(t.TempDir(), "brev"); !fault.HasKey(err, "dispatch.from_not_usable") {
		t.Errorf("got %v", err)
	}
}

func TestCaughtMessagesOfACaseAreForgotten(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	catcher, err := dispatch.NewCatcher(folder, "krav@sandbox.example")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = catcher.Close() }()
	for _, name := range []string{"12.eml", "12-rykker.pdf", ".12.eml.half", "121.eml", "1-2.pdf", "2.eml", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("Anna Holm"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // a second time there is nothing left to forget
		if err := catcher.Forget(t.Context(), []debt.DispatchID{12, 2, 99}); err != nil {
			t.Fatal(err)
		}
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	for i := range left {
		left[i] = filepath.Base(left[i])
	}
	if want := []string{"1-2.pdf", "121.eml", "notes.txt"}; err != nil || !slices.Equal(left, want) {
		t.Errorf("left are %v (%v), want %v", left, err, want)
	}
}
