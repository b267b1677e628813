package account

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/wording"
)

// LawNotice is a figure of the law that whoever runs the house is asked to enter.
type LawNotice struct {
	Series string     // what it is called in English
	Danish string     // and in Danish
	From   civil.Date // the first day that it isn't known for
	Passed bool       // that day has come: cases wait
}

// jobLaw mails a law notice. It is stored, and so never renamed.
const jobLaw = "account.mail_law_runs_out"

// lawArgs is what such a job is about.
type lawArgs struct {
	Person int64     `json:"person,string"`
	Told   int64     `json:"told,string"` // the number of the mail, the same at each attempt
	Notice LawNotice `json:"notice"`
}

// key tells one notice to one person from another.
func (n LawNotice) key(person PersonID) string {
	return fmt.Sprintf("%s/%s/%t/%d", n.Series, n.From, n.Passed, person)
}

// TellOfLaw mails everybody who runs the house that a figure of the law is missing, or
// soon will be: once ahead, and once when its day has come, however often it is called.
func (s *Service) TellOfLaw(ctx context.Context, who access.Actor, n LawNotice) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		members, err := tx.Members(ctx, house)
		if err != nil {
			return err
		}
		var drafts []jobs.Draft
		for _, m := range members {
			if m.Role != access.Operator {
				continue
			}
			args, err := json.Marshal(lawArgs{Person: int64(m.ID), Told: s.NewID(), Notice: n})
			if err != nil {
				return fmt.Errorf("arguments of a job: %w", err)
			}
			drafts = append(drafts, jobs.Draft{
				ID: s.NewID(), Kind: jobLaw, Lane: jobs.Urgent, Args: string(args), Key: n.key(m.ID), RunAt: time.Unix(0, 0),
			})
		}
		if len(drafts) == 0 {
			return nil
		}
		return tx.Enqueue(ctx, drafts)
	})
}

// mailLaw mails a law notice.
func (s *Service) mailLaw(ctx context.Context, job jobs.Job) error {
	var args lawArgs
	if err := json.Unmarshal([]byte(job.Args), &args); err != nil {
		return jobs.Cancel(fmt.Errorf("arguments of job %d: %w", job.ID, err))
	}
	var p Person
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		p, err = r.Person(ctx, PersonID(args.Person))
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return jobs.Cancel(err)
	}
	if err != nil {
		return err
	}
	return s.Mailer.Mail(ctx, args.Notice.letter(args.Told, p))
}

// letter returns the mail to one person.
func (n LawNotice) letter(id int64, p Person) Message {
	series := n.Danish
	if p.Language == wording.English {
		series = n.Series
	}
	subject, text := "account.law_soon_subject", "account.law_soon_text"
	if n.Passed {
		subject, text = "account.law_missing_subject", "account.law_missing_text"
	}
	args := map[string]string{"name": p.Name, "series": series, "day": wording.Date(p.Language, n.From)}
	return Message{
		ID: id, To: p.Email, ToName: p.Name, Subject: wording.Say(p.Language, subject, args),
		Text: wording.Say(p.Language, "account.greeting", args) + "\n\n" + wording.Say(p.Language, text, args) + "\n",
	}
}
