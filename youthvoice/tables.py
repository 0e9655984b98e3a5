"""Every table there is, gathered where the migrations look for them."""

from youthvoice.about import models as about
from youthvoice.accounts import models as accounts
from youthvoice.agreement import models as agreement
from youthvoice.alerts import models as alerts
from youthvoice.answers import models as answers
from youthvoice.assessment import models as assessment
from youthvoice.comfort import models as comfort
from youthvoice.counted import models as counted
from youthvoice.db.base import Base
from youthvoice.diary import models as diary
from youthvoice.drafts import models as drafts
from youthvoice.folders import models as folders
from youthvoice.handover import models as handover
from youthvoice.moderation import models as moderation
from youthvoice.people import models as people
from youthvoice.plan import models as plan
from youthvoice.ratings import models as ratings
from youthvoice.rounds import models as rounds
from youthvoice.safety import models as safety
from youthvoice.said_done import models as said_done
from youthvoice.services import models as services
from youthvoice.sharing import models as sharing
from youthvoice.tallies import models as tallies
from youthvoice.ways import models as ways
from youthvoice.wellbeing import models as wellbeing

METADATA = Base.metadata
MODULES = (
    about,
    accounts,
    agreement,
    alerts,
    answers,
    assessment,
    comfort,
    counted,
    diary,
    drafts,
    folders,
    handover,
    moderation,
    people,
    plan,
    ratings,
    rounds,
    safety,
    said_done,
    services,
    sharing,
    tallies,
    ways,
    wellbeing,
)
