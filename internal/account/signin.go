package account

import (
	"context"
	"log/slog"
	"strconv"
	"time"

	"krav/internal/fault"
)

// Browser is where a request comes from.
type Browser struct {
	Token   string // of the session it has, if any: that ends when another begins
	Device  string // device token, if it has one
	Address string // network address, without the port
	Agent   string // the User-Agent header
}

// SignedInAs is what a person who has signed in is given.
type SignedInAs struct {
	Token   string    // for the session cookie
	Device  string    // for the device cookie, which lasts a year
	Expires time.Time // when the session ends at the latest
	Person  Person
}

// longestAgent is how much is kept of what a browser says it is.
const longestAgent = 200

// SignIn signs a person in (log ind). It fails with "sign_in.wrong", which is
// Forbidden, where address and password don't match, whichever of them is wrong;
// and with "sign_in.too_many", which is Unavailable, where there were too many
// tries.
func (s *Service) SignIn(ctx context.Context, email, password string, from Browser) (SignedInAs, error) {
	key := EmailKey(email)
	buckets := s.signInBuckets(key, from)
	left, err := s.take(ctx, "sign_in.too_many", buckets...)
	if err != nil {
		return SignedInAs{}, err
	}
	wrong := fault.New(fault.Forbidden, "sign_in.wrong").With("left", strconv.Itoa(left))
	p, err := s.personWith(ctx, key)
	if err != nil {
		return SignedInAs{}, err
	}
	same, err := s.Passwords.Matches(ctx, password, p.Password)
	if err != nil {
		return SignedInAs{}, err
	}
	if !same {
		s.Log.InfoContext(ctx, "a try to sign in failed", slog.Int64("person", int64(p.ID)))
		return SignedInAs{}, wrong
	}
	return s.begin(ctx, p, from, wrong, buckets)
}

// signInBuckets returns what a try to sign in is counted by.
func (s *Service) signInBuckets(key string, from Browser) []Bucket {
	if device, ok := s.knownDevice(key, from.Device); ok {
		return []Bucket{signInDevice.of("sign in, device", key, device)}
	}
	return []Bucket{
		signInAddress.of("sign in, address", source(from.Address)),
		signInAccount.of("sign in, account", key), signInAccountLong.of("sign in, account, long", key),
		signInAll.of("sign in"),
	}
}

// personWith returns the person with an address, or nobody.
func (s *Service) personWith(ctx context.Context, key string) (Person, error) {
	var p Person
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		p, err = r.PersonByEmail(ctx, key)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return Person{}, nil
	}
	return p, err
}

// begin begins a session of a person whose password was right, and ends the one
// that the browser came with. Where the password was replaced meanwhile, it was
// wrong after all.
func (s *Service) begin(ctx context.Context, p Person, from Browser, wrong error, buckets []Bucket) (SignedInAs, error) {
	in := SignedInAs{Token: s.NewToken(), Device: from.Device, Person: p}
	if _, ok := s.knownDevice(EmailKey(p.Email), from.Device); !ok {
		in.Device = s.newDevice(EmailKey(p.Email))
	}
	err := s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		unchanged, err := tx.MarkSignedIn(ctx, p.ID, p.Password, s.Now())
		if err != nil {
			return err
		}
		if !unchanged {
			return wrong
		}
		x, err := s.open(ctx, tx, p.ID, in.Token, from)
		if err != nil {
			return err
		}
		in.Expires = x.Began.Add(sessionLife)
		return giveBack(ctx, tx, buckets...)
	})
	if err != nil {
		return SignedInAs{}, err
	}
	return in, nil
}

// open adds the session of a token and ends the one that the browser came with.
func (s *Service) open(ctx context.Context, tx Tx, id PersonID, token string, from Browser) (Session, error) {
	if from.Token != "" {
		before, err := tx.Session(ctx, hashOf(from.Token))
		if err == nil {
			_, err = tx.EndSession(ctx, before.Person, before.Hash)
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return Session{}, err
		}
	}
	now := s.Now()
	x := Session{Hash: hashOf(token), Person: id, Began: now, Seen: now, Address: from.Address, Agent: cut(from.Agent, longestAgent)}
	if err := tx.AddSession(ctx, x); err != nil {
		return Session{}, err
	}
	return x, s.record(ctx, tx, house, as(id), SignedIn, subject(id), "")
}

// cut returns the first characters of a text, made valid for the database.
func cut(text string, most int) string {
	kept := make([]rune, 0, most)
	for _, r := range text {
		if len(kept) == most {
			break
		}
		if r >= ' ' {
			kept = append(kept, r)
		}
	}
	return string(kept)
}
