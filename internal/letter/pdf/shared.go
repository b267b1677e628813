package pdf

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"strings"
)

// shared is the beginning of a file that all letters of a creditor have in
// common: colour profile, logo, fonts.
type shared struct {
	bytes   []byte
	offsets []int
	intent  int            // object of the output intent
	logo    int            // object of the logo, or nought
	fonts   [scripts]bool  // the scripts whose fonts are in it
	dict    string         // the fonts as resources
	hash    [32]byte       // of bytes
	state   sha256AfterAll // so that the hash of a letter begins where this ends
}

// sha256AfterAll is a hash that has taken in the shared beginning.
type sha256AfterAll struct{ hash.Cloner }

// makeShared writes the shared beginning with the fonts of some scripts.
func makeShared(faces *[weights]*typeface, files *[weights][scripts]packed, with [scripts]bool, l *logo) (*shared, error) {
	w := writer{out: []byte("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")}
	s := &shared{fonts: with}
	profile := w.reserve()
	w.stream(profile, "/N 3/Filter/FlateDecode", squeezed(sRGB()))
	s.intent = w.reserve()
	w.object(s.intent, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>", profile)
	if l != nil {
		s.logo = w.reserve()
		w.stream(s.logo, l.entries, l.data)
	}
	var dict strings.Builder
	for sc := range scripts {
		for wt := range weights {
			if with[sc] {
				fmt.Fprintf(&dict, "/F%d %d 0 R", fontNumber(wt, sc), w.font(faces[wt].faces[sc], files[wt][sc]))
			}
		}
	}
	s.bytes, s.offsets, s.dict = w.out, w.offsets, dict.String()
	sum := sha256.New()
	sum.Write(s.bytes)
	sum.Sum(s.hash[:0])
	state, ok := sum.(hash.Cloner)
	if !ok {
		return nil, fmt.Errorf("sha256 can't be cloned: %T", sum)
	}
	s.state = sha256AfterAll{state}
	return s, nil
}

// hashWith returns the hash of the shared beginning and what follows it.
func (s *shared) hashWith(body []byte) ([32]byte, error) {
	var sum [32]byte
	h, err := s.state.Clone()
	if err != nil {
		return sum, err
	}
	_, _ = h.Write(body) // a hash takes everything
	h.Sum(sum[:0])
	return sum, nil
}
