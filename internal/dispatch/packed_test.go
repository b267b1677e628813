package dispatch_test

import (
	"bytes"
	"slices"
	"testing"

	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

func TestAPackTellsWhichLettersLieInIt(t *testing.T) {
	t.Parallel()
	var pack bytes.Buffer
	if _, err := (dispatch.Pack{}).Pack(t.Context(), &pack, each(toPost, nil)); err != nil {
		t.Fatal(err)
	}
	got, err := dispatch.Packed(bytes.NewReader(pack.Bytes()), int64(pack.Len()))
	if want := []debt.DispatchID{77, 78}; err != nil || !slices.Equal(got, want) {
		t.Errorf("packed = %v, %v, want %v", got, err, want)
	}
}

func TestWhatIsNoPackIsSaid(t *testing.T) {
	t.Parallel()
	for name, file := range map[string][]byte{"nothing": nil, "a PDF": []byte("%PDF-1.7"), "an empty zip": []byte("PK\x05\x06" + string(make([]byte, 18)))} {
		if got, err := dispatch.Packed(bytes.NewReader(file), int64(len(file))); len(got) != 0 || !fault.HasKey(err, "pack.not_a_pack") {
			t.Errorf("%s = %v, %v, want pack.not_a_pack", name, got, err)
		}
	}
}
