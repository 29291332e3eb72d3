import { storageContract } from '../storage.contract.ts'
import { openSqliteLab } from './lab.ts'

storageContract('the embedded store', openSqliteLab)
