"""Every table there is, gathered where the migrations look for them."""

from youthvoice.accounts import models as accounts
from youthvoice.agreement import models as agreement
from youthvoice.answers import models as answers
from youthvoice.comfort import models as comfort
from youthvoice.db.base import Base
from youthvoice.diary import models as diary
from youthvoice.drafts import models as drafts
from youthvoice.folders import models as folders

METADATA = Base.metadata
MODULES = (accounts, agreement, answers, comfort, diary, drafts, folders)
